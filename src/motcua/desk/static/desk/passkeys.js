// Sign-in keys: asks the browser for a key and sends its answer with the form. The server's side is
// desk/views/passkeys.py. Numbers travel as base64url, as WebAuthn's JSON has them.

const toBytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const known = (list = []) => list.map((one) => ({ ...one, id: toBytes(one.id) }));

const SAID = {
  InvalidStateError: "Máy này đã có khóa của tài khoản rồi; không cần thêm nữa.",
  NotSupportedError: "Máy này không giữ được khóa đăng nhập. Hãy dùng điện thoại hoặc USB bảo mật.",
  SecurityError: "Trình duyệt không cho dùng khóa ở địa chỉ này. Hãy mở trang bằng https và tên máy chủ.",
};
const BROKEN_OFF = "Chưa dùng được khóa: thao tác bị hủy hoặc đã quá lâu. Hãy thử lại.";
const NO_ANSWER = "Không liên lạc được với máy chủ. Hãy xem lại đường truyền rồi thử lại.";

async function make(options, passwordless) {
  const asked = options.publicKey;
  const selection = { ...asked.authenticatorSelection };
  selection.residentKey = passwordless ? "required" : "discouraged";
  selection.requireResidentKey = passwordless;
  if (passwordless) selection.userVerification = "required";
  const made = await navigator.credentials.create({
    publicKey: {
      ...asked,
      challenge: toBytes(asked.challenge),
      user: { ...asked.user, id: toBytes(asked.user.id) },
      excludeCredentials: known(asked.excludeCredentials),
      authenticatorSelection: selection,
    },
  });
  return {
    ...about(made),
    response: {
      clientDataJSON: toText(made.response.clientDataJSON),
      attestationObject: toText(made.response.attestationObject),
      transports: made.response.getTransports?.() ?? [],
    },
  };
}

async function use(options) {
  const asked = options.publicKey;
  const found = await navigator.credentials.get({
    publicKey: {
      ...asked,
      challenge: toBytes(asked.challenge),
      allowCredentials: known(asked.allowCredentials),
    },
  });
  const { response } = found;
  return {
    ...about(found),
    response: {
      clientDataJSON: toText(response.clientDataJSON),
      authenticatorData: toText(response.authenticatorData),
      signature: toText(response.signature),
      ...(response.userHandle ? { userHandle: toText(response.userHandle) } : {}),
    },
  };
}

const about = (key) => ({
  id: key.id,
  rawId: toText(key.rawId),
  type: key.type,
  authenticatorAttachment: key.authenticatorAttachment ?? null,
  clientExtensionResults: key.getClientExtensionResults(),
});

async function fresh(form) {
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(NO_ANSWER);
  return (await answer.json()).request_options;
}

function asks(form, ceremony) {
  const fault = form.querySelector("[data-key-fault]");
  const button = form.querySelector("button[type=submit]");
  button.disabled = false; // pressed before this script was here it would have sent no key
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    fault.textContent = "";
    button.disabled = true;
    const words = button.textContent;
    button.textContent = button.dataset.working;
    try {
      form.elements.credential.value = JSON.stringify(await ceremony());
      form.submit();
    } catch (error) {
      fault.textContent =
        error.message === NO_ANSWER || error instanceof TypeError ? NO_ANSWER : (SAID[error.name] ?? BROKEN_OFF);
      button.disabled = false;
      button.textContent = words;
      button.focus();
    }
  });
}

const able = window.isSecureContext && "PublicKeyCredential" in window;
for (const form of document.querySelectorAll("[data-key-sign-in]")) {
  form.hidden = !able;
  asks(form, async () => use(await fresh(form)));
}
for (const form of document.querySelectorAll("[data-key-use]")) {
  asks(form, () => use(JSON.parse(form.dataset.keyUse)));
}
for (const form of document.querySelectorAll("[data-key-add]")) {
  asks(form, () => make(JSON.parse(form.dataset.keyAdd), form.elements.passwordless.checked));
}

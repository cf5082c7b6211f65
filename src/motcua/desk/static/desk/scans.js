// A phone's camera gives one photo at a time: they are gathered here until the paper is complete.
// Without this script each photo is sent as it is taken.
const form = document.querySelector("[data-scan]");
const camera = form?.querySelector("#anh");
const shown = form?.querySelector("[data-shots]");
let taken = [];

function show() {
  const held = new DataTransfer();
  for (const photo of taken) held.items.add(photo);
  camera.files = held.files;
  shown.hidden = taken.length === 0;
  shown.replaceChildren(
    ...taken.map((photo, place) => {
      const line = document.createElement("li");
      const size = Math.max(0.1, photo.size / 1048576).toLocaleString("vi-VN", { maximumFractionDigits: 1 });
      line.append(`Trang ${place + 1} (${size} MB)`);
      const drop = document.createElement("button");
      drop.type = "button";
      drop.className = "btn btn-sm";
      drop.textContent = `Bỏ trang ${place + 1}`;
      drop.addEventListener("click", () => {
        taken = taken.filter((_, other) => other !== place);
        show();
        camera.focus();
      });
      line.append(drop);
      return line;
    }),
  );
  form.querySelector("label[for=anh]").textContent = taken.length ? "Chụp trang tiếp theo" : "Chụp một trang";
}

camera?.addEventListener("change", () => {
  taken = [...taken, ...camera.files];
  show();
});

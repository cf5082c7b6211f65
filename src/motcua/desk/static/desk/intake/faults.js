/* What a sheet must say before it is accepted without a line. The server checks everything again;
   what is asked here is what nobody could ask the citizen any more. */

const NUMBER = /^(\d{12}|\d{9}|[A-Z]\d{7,8}|\d{10}|\d{13}|\d{10}-\d{3})$/;
const OLD_NUMBER = /^(\d{9}|\d{12})$/;
const PHONE = /^(0[35789]\d{8}|02\d{8,9})$/;

const bare = (text) => text.replace(/[\s.]/g, "").toUpperCase();
const money = (text) => text.replace(/[\s.]|đ$|đồng$/g, "");

function ofPapers(form, value) {
  const missing = [...form.querySelectorAll(".paper[data-required='1']")].some((one) => !one.querySelector("[data-paper]").checked);
  return missing && !value("missing_reason") ? [["missing_reason", "Chọn lý do nhận hồ sơ còn thiếu."]] : [];
}
function ofFees(form, value) {
  const amounts = [...form.querySelectorAll("[name^='phi.']")].map((one) => money(one.value.trim().toLowerCase()));
  if (amounts.some((one) => one && !/^\d{1,12}$/.test(one))) return [["fees.0", "Số tiền viết bằng số, đơn vị đồng, như 8.000."]];
  const total = amounts.reduce((sum, one) => sum + Number(one), 0);
  if (!value("payment")) return [["payment", "Chọn cách nộp phí trong danh sách."]];
  if (total && value("payment") === "none") return [["payment", "Có phí thì chọn đã nộp hay chưa nộp."]];
  if (!total && value("payment") !== "none") return [["fees.0", "Chưa ghi số tiền; thủ tục không thu phí thì chọn “Không phải nộp”."]];
  return [];
}

/* [field, sentence] in the order of the page. */
export function faultsOf(form) {
  const value = (name) => (form.elements.namedItem(name)?.value ?? "").trim();
  const found = [];
  if (!value("procedure_code")) return [["thu-tuc", "Chưa chọn thủ tục; gõ vài chữ rồi chọn."]];
  if (value("resolved_by")) found.push(["resolved_by", "Hồ sơ nhận hộ cơ quan khác chỉ tiếp nhận được khi có mạng; tờ này vẫn giữ, chờ có mạng rồi bấm lại."]);
  if (!value("applicant")) found.push(["applicant", "Chưa ghi họ tên người nộp; quét thẻ hoặc gõ vào."]);
  if (value("id_number") && !NUMBER.test(bare(value("id_number")))) found.push(["id_number", "Số giấy tờ: số định danh có 12 chữ số; xem lại trên thẻ."]);
  if (value("old_id_number") && !OLD_NUMBER.test(bare(value("old_id_number")))) found.push(["old_id_number", "Số CMND cũ: có 9 chữ số (loại cuối có 12); xem lại, hoặc để trống."]);
  if (value("phone") && !PHONE.test(bare(value("phone")))) found.push(["phone", "Số điện thoại: số di động có 10 chữ số bắt đầu bằng 03, 05, 07, 08, 09."]);
  found.push(...ofPapers(form, value), ...ofFees(form, value));
  if (form.elements.namedItem("field_key") && !value("field_key")) found.push(["field_key", "Danh mục chưa xếp thủ tục này vào lĩnh vực; chọn lĩnh vực."]);
  return found;
}

/* Says them above the form, as the server does, and marks the fields. */
export function showFaults(form, faults) {
  const place = document.getElementById("loi-tai-cho");
  form.querySelectorAll("[aria-invalid]").forEach((one) => one.removeAttribute("aria-invalid"));
  place.hidden = !faults.length;
  if (!faults.length) return;
  const head = document.createElement("p");
  const strong = document.createElement("strong");
  strong.textContent = `Chưa tiếp nhận được, còn ${faults.length} chỗ phải sửa:`;
  head.append(strong);
  const list = document.createElement("ul");
  list.className = "plain";
  faults.forEach(([field, sentence]) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#${field}`;
    link.textContent = sentence;
    item.append(link);
    list.append(item);
    document.getElementById(field)?.setAttribute("aria-invalid", "true");
  });
  place.replaceChildren(head, list);
  place.focus();
}

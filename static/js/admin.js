// What the administration's pages leave unnamed for those who hear them: the fields that find a row
// as one types, the boxes that delete a row, and the column that holds neither words nor fields.
(() => {
  const words = (element) => element?.textContent.trim().replace(/:$/, "");

  // “Đơn vị: Sở Y tế”: its label, then what is chosen; what is chosen is no field of its own.
  const hearAs = (box, label) => {
    const chosen = box.querySelector(".select2-selection__rendered");
    box.id = `${chosen.id}-box`;
    box.setAttribute("aria-label", label);
    box.setAttribute("aria-labelledby", `${box.id} ${chosen.id}`);
    for (const attribute of ["role", "aria-readonly"]) chosen.removeAttribute(attribute);
  };

  const name = () => {
    for (const box of document.querySelectorAll(".select2-selection")) {
      const select = box.closest(".select2-container").previousElementSibling;
      const label = select?.getAttribute("aria-label") || words(select?.labels?.[0]);
      if (label) hearAs(box, label);
    }
    for (const box of document.querySelectorAll("td.delete input:not([aria-label])")) {
      box.setAttribute("aria-label", "Xóa");
    }
    for (const head of document.querySelectorAll(".tabular th:empty")) {
      head.insertAdjacentHTML("beforeend", '<span class="visually-hidden">Dòng</span>');
    }
  };

  // After the admin's own scripts, which jQuery calls when the page is there, in order.
  if (window.django?.jQuery) window.django.jQuery(name);
  else name();
  document.addEventListener("formset:added", () => setTimeout(name));
})();

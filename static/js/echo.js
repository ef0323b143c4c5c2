// Says below a field what the typed number means: “38,2 triệu” → “= 38.200.000 đồng”.
// Mirrors emulation/numbers.py, which stays the truth: a dot only groups three digits, a comma is
// the decimal mark. Says nothing when the text is already written in full.
(() => {
  const UNSURE = "Chưa đọc được số này. Hãy viết như 1.234 hoặc 57,8.";
  const MAX_INTEGER_DIGITS = 18;
  const MAX_DECIMALS = 6;
  const SCALES = { nghìn: 3, ngàn: 3, tr: 6, triệu: 6, tỷ: 9, tỉ: 9 };
  const NUMBER = /^(-?)(\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d+))?$/;
  const MONEY = /^(.*?)\s*((?:nghìn|ngàn)\s+(?:tỷ|tỉ)|tỷ|tỉ|triệu|tr|nghìn|ngàn)?\s*(?:đồng|đ|vnđ|vnd)?$/;

  // The number in full, its decimal mark moved `power` places to the right; "" if it is none.
  const inFull = (text, power = 0) => {
    const found = NUMBER.exec(text.trim());
    if (!found) return "";
    const [, sign, whole, part = ""] = found;
    const fraction = part.slice(power).replace(/0+$/, "");
    const digits = (whole.replaceAll(".", "") + part.slice(0, power).padEnd(power, "0")).replace(/^0+(?=\d)/, "");
    if (digits.length > MAX_INTEGER_DIGITS || part.length > MAX_DECIMALS) return "";
    const minus = /[1-9]/.test(digits + fraction) ? sign : "";
    return minus + digits.replace(/\B(?=(\d{3})+$)/g, ".") + (fraction && `,${fraction}`);
  };

  const money = (text) => {
    const [, number, words = ""] = MONEY.exec(text.toLowerCase());
    const power = words.split(/\s+/).reduce((sum, word) => sum + (SCALES[word] || 0), 0);
    const full = inFull(number, power);
    const isWhole = !full.includes(",") && (power > 0 || !number.includes(","));
    return full && isWhole ? `${full} đồng` : "";
  };

  const percent = (text) => {
    const full = inFull(text.replace(/%$/, ""));
    return full && `${full}%`;
  };

  const MEANINGS = { number: (text) => inFull(text), money, percent };

  const withoutUnit = (text) => text.replace(/\s|%$|đồng$/g, "");

  const outputOf = (input) => {
    let output = input.parentElement.querySelector("output");
    if (!output) {
      output = document.createElement("output");
      output.htmlFor.add(input.id);
      input.after(output);
    }
    return output;
  };

  const echo = (input) => {
    const text = input.value.normalize("NFC").trim();
    const meaning = MEANINGS[input.dataset.echo](text);
    let words = "";
    if (text && !meaning) words = UNSURE;
    else if (text && withoutUnit(meaning) !== withoutUnit(text)) words = `= ${meaning}`;
    outputOf(input).textContent = words;
  };

  // Waits for a pause in the typing: screen readers read the answer aloud.
  // What two numbers come to (“= 97,5%”) is the server's to say: it goes once one of them changes.
  const forgetSum = (input) => {
    const sum = input.closest(".fraction")?.parentElement.querySelector(":scope > output");
    if (sum) sum.textContent = "";
  };

  let pause;
  document.addEventListener("input", ({ target }) => {
    if (!target.matches("input[data-echo]")) return;
    forgetSum(target);
    clearTimeout(pause);
    pause = setTimeout(echo, 300, target);
  });
})();

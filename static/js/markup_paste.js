// What is pasted into a textarea[data-markup] from Word or a page: paragraphs, bold, italic and the
// printed numbers of lists, written in the markup of docs/markup.md, and nothing else. Without HTML
// on the clipboard the browser pastes plain text as ever.
(() => {
  const { SIGNS, write, levelOf, replace } = smallMarkup;
  const BLOCKS = "address,article,blockquote,dd,div,dl,dt,h1,h2,h3,h4,h5,h6,hr,li,ol,p,pre,section,"
    + "table,td,th,tr,ul";
  const DROPPED = "head,link,meta,noscript,object,script,style,template,title,xml,del";
  const UNSEEN = /(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*comment)/i;

  const said = (style, property) =>
    (new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*(\\w+)`, "i").exec(style) || [])[1]?.toLowerCase();

  const mannerOf = (element, { bold, italic }) => {
    const style = element.getAttribute("data-style") || "";
    const weight = said(style, "font-weight"), slant = said(style, "font-style");
    if (element.matches("b,strong,h1,h2,h3,h4,h5,h6")) bold = true;
    if (element.matches("i,em")) italic = true;
    if (weight) bold = weight.startsWith("bold") || parseInt(weight, 10) >= 600;
    if (slant) italic = slant !== "normal";
    return { bold, italic };
  };

  // What stands before an item: its number as printed, or a dash for any bullet.
  const signOf = (printed) => {
    const sign = printed.replace(/\s+/g, " ").trim();
    return /\d|^\p{L}+[.)/]$/u.test(sign) ? `${sign} ` : "- ";
  };

  const itemSign = (item) => {
    const list = item.parentElement;
    if (!list?.matches("ol")) return "- ";
    const place = [...list.children].filter((each) => each.matches("li")).indexOf(item);
    const count = (parseInt(list.getAttribute("start"), 10) || 1) + place;
    return SIGNS[list.getAttribute("type") === "a" ? "letter" : "number"](count - 1);
  };

  // Lines of letters with their manner, out of a page that is never shown.
  const linesOf = (page) => {
    const lines = [[]];
    const add = (text, manner = {}) => {
      for (const character of text.replace(/\s+/g, " ")) {
        const line = lines.at(-1);
        if (character !== " " || (line.length && line.at(-1).character !== " ")) {
          line.push({ character, ...manner });
        }
      }
    };
    const end = () => lines.at(-1).length && lines.push([]);
    const walk = (node, manner) => {
      if (node.nodeType === Node.TEXT_NODE) return add(node.data, manner);
      if (node.nodeType !== Node.ELEMENT_NODE || node.matches(DROPPED)) return;
      const style = node.getAttribute("data-style") || "";
      if (UNSEEN.test(style)) return;
      if (/mso-list\s*:\s*ignore/i.test(style)) return add(signOf(node.textContent));
      const isFirst = node.parentElement?.matches("li") && lines.at(-1).isItem;
      const isBlock = node.matches(BLOCKS) && !isFirst;
      if (isBlock || node.matches("br")) end();
      if (node.matches("li")) {
        add(itemSign(node));
        lines.at(-1).isItem = true;
      }
      const inner = mannerOf(node, manner);
      node.childNodes.forEach((child) => walk(child, inner));
      if (node.matches(BLOCKS)) end();
    };
    walk(page.body, {});
    return lines;
  };

  const lineText = (letters) => {
    const words = letters.map(({ character }) => character).join("");
    const sign = levelOf(words);
    const body = letters.slice([...sign].length);
    const plain = words.slice(sign.length);
    return (sign + (write(body)?.text ?? plain)).trim();
  };

  // Styles and handlers are renamed before the page is read: the site's policy refuses to see one.
  const fromHtml = (html) => {
    const still = html
      .replace(/<(\/?)style\b/gi, "<$1template")
      .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\s(style|on\w+)\s*=/gi, " data-$1="));
    const page = new DOMParser().parseFromString(still, "text/html");
    return linesOf(page).map(lineText).filter(Boolean).join("\n").normalize("NFC");
  };

  const paste = (event) => {
    const html = event.clipboardData?.getData("text/html");
    const text = html && fromHtml(html);
    const area = event.target;
    if (text && replace(area, area.selectionStart, area.selectionEnd, text)) event.preventDefault();
  };

  document.addEventListener("paste", (event) => {
    if (event.target.matches("textarea[data-markup]")) paste(event);
  });
})();

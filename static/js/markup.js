// Buttons and keys over each textarea[data-markup], for people who do not know the markup of
// docs/markup.md. Every change goes in as typing does, so that it can be undone; without this
// script the textarea works as before.
(() => {
  const { MARKS, LETTERS, SIGNS, isWord, isSpace, read, write, levelOf, kindOf, replace } = smallMarkup;
  const TOOLS = [
    { does: "bold", shows: "B", says: "Đậm", key: "b" },
    { does: "italic", shows: "I", says: "Nghiêng", key: "i" },
    { does: "number", shows: "1.", says: "Khoản đánh số" },
    { does: "letter", shows: "a)", says: "Điểm đánh chữ" },
    { does: "dash", shows: "–", says: "Gạch đầu dòng" },
  ];

  // --- the textarea -----------------------------------------------------------------------------

  // The lines that the selection touches, whole: [{text, at}].
  const touched = (area) => {
    const { value, selectionStart: start, selectionEnd: end } = area;
    const last = end > start && value[end - 1] === "\n" ? end - 1 : end;
    let at = value.lastIndexOf("\n", start - 1) + 1;
    const after = value.indexOf("\n", last);
    return value.slice(at, after < 0 ? value.length : after).split("\n").map((text) => {
      const line = { text, at };
      at += text.length + 1;
      return line;
    });
  };

  const replaceLines = (area, lines, texts) => {
    const last = lines.at(-1);
    return replace(area, lines[0].at, last.at + last.text.length, texts.join("\n"));
  };

  const mark = (area, manner) => {
    const { selectionStart: start, selectionEnd: end } = area;
    const isChosen = ({ character, at }) => at >= start && at < end && !isSpace(character);
    const lines = touched(area).map(({ text, at }) => {
      const level = levelOf(text);
      const from = at + level.length;
      const letters = read(text.slice(level.length)).map((each) => ({ ...each, at: from + each.at }));
      return { text, at, level, letters };
    });
    const chosen = lines.flatMap(({ letters }) => letters.filter(isChosen));
    if (!chosen.length) return;
    const turn = !chosen.every((letter) => letter[manner]);
    chosen.forEach((letter) => { letter[manner] = turn; });
    let place = lines[0].at;
    const ends = [];
    const texts = lines.map(({ text, level, letters }) => {
      const written = letters.some(isChosen) ? write(letters) : null;
      const line = written ? level + written.text : text;
      if (written) letters.forEach((letter, k) => isChosen(letter) && ends.push(
        place + level.length + written.places[k] + letter.character.length));
      place += line.length + 1;
      return line;
    });
    if (ends.length && replaceLines(area, lines, texts)) {
      area.setSelectionRange(ends[0] - chosen[0].character.length, ends.at(-1));
    }
  };

  const wordAround = (value, caret) => {
    let start = caret, end = caret;
    while (start > 0 && isWord(value[start - 1])) start -= 1;
    while (end < value.length && isWord(value[end])) end += 1;
    return [start, end];
  };

  // With nothing selected: out of the marks just typed in, else the word here, else marks to type in.
  const markHere = (area, manner) => {
    const { value, selectionStart: caret } = area;
    const sign = MARKS[manner], length = sign.length;
    const isClosed = value.startsWith(sign, caret);
    const [line] = touched(area);
    const level = levelOf(line.text).length;
    const before = read(line.text.slice(level)).findLast(({ at }) => line.at + level + at < caret);
    if (isClosed && value.slice(0, caret).endsWith(sign) && !before?.[manner]) {
      replace(area, caret - length, caret + length, "");
    } else if (isClosed && before?.[manner]) {
      area.setSelectionRange(caret + length, caret + length);
    } else {
      const [start, end] = wordAround(value, caret);
      if (start < end) {
        area.setSelectionRange(start, end);
        mark(area, manner);
      } else if (replace(area, caret, caret, sign + sign)) {
        area.setSelectionRange(caret + length, caret + length);
      }
    }
  };

  // Numbers go on from the nearest one above; letters begin anew under each number.
  const firstOf = (kind, above) => {
    const previous = above.findLast((text) => kindOf(text) === kind || kindOf(text) === "number");
    if (!previous || kindOf(previous) !== kind) return 0;
    const said = previous.trim();
    return kind === "number" ? parseInt(said, 10) : LETTERS.indexOf(said[0]) + 1;
  };

  const level = (area, kind) => {
    const { value, selectionStart: start, selectionEnd: end } = area;
    const lines = touched(area);
    const isMeant = ({ text }) => text.trim() || lines.length === 1;
    const isOff = lines.filter(isMeant).every(({ text }) => kindOf(text) === kind);
    let count = firstOf(kind, value.slice(0, lines[0].at).split("\n"));
    const texts = lines.map((line) => {
      if (!isMeant(line)) return line.text;
      const words = line.text.slice(levelOf(line.text).length);
      return isOff ? words : SIGNS[kind](count++) + words;
    });
    if (!replaceLines(area, lines, texts)) return;
    const until = lines[0].at + texts.join("\n").length;
    const grown = texts[0].length - lines[0].text.length;
    const caret = Math.max(lines[0].at, start + grown);
    area.setSelectionRange(start === end ? caret : lines[0].at, start === end ? caret : until);
  };

  const apply = (area, does) => {
    if (!MARKS[does]) level(area, does);
    else if (area.selectionStart === area.selectionEnd) markHere(area, does);
    else mark(area, does);
    area.focus();
  };

  // --- the toolbar ------------------------------------------------------------------------------

  const button = (area, { does, shows, says, key }) => {
    const made = document.createElement("button");
    made.type = "button";
    made.dataset.does = does;
    made.textContent = shows;
    made.title = key ? `${says} (Ctrl+${key.toUpperCase()})` : says;
    made.setAttribute("aria-label", says);
    if (key) made.setAttribute("aria-keyshortcuts", `Control+${key.toUpperCase()}`);
    made.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
    made.addEventListener("click", () => apply(area, does));
    return made;
  };

  // One stop of the Tab key; arrows go from button to button.
  const rove = (bar) => {
    const buttons = [...bar.children];
    buttons.forEach((each, k) => { each.tabIndex = k ? -1 : 0; });
    bar.addEventListener("keydown", ({ key, target }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (!step) return;
      const next = buttons.at((buttons.indexOf(target) + step) % buttons.length);
      buttons.forEach((each) => { each.tabIndex = each === next ? 0 : -1; });
      next.focus();
    });
  };

  const onKey = (event) => {
    const isPlain = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const tool = isPlain && TOOLS.find(({ key }) => key === event.key.toLowerCase());
    if (!tool) return;
    event.preventDefault();
    apply(event.target, tool.does);
  };

  const equip = (area) => {
    if (area.disabled || area.readOnly || area.previousElementSibling?.matches(".markup-tools")) return;
    const tools = area.dataset.markup === "inline" ? TOOLS.filter(({ does }) => MARKS[does]) : TOOLS;
    const bar = document.createElement("div");
    bar.className = "markup-tools";
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-label", `Trình bày: ${area.labels[0]?.textContent.trim() || "nội dung"}`);
    bar.setAttribute("aria-controls", area.id);
    bar.append(...tools.map((tool) => button(area, tool)));
    rove(bar);
    area.before(bar);
    area.addEventListener("keydown", onKey);
  };

  const begin = (root) => root.querySelectorAll("textarea[data-markup]").forEach(equip);
  begin(document);
  document.addEventListener("htmx:afterSwap", (event) => begin(event.target));
})();

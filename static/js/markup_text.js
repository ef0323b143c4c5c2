// The small markup of docs/markup.md as the browser reads and writes it, for markup.js and
// markup_paste.js. Mirrors emulation/markup.py, which stays the truth.
window.smallMarkup = (() => {
  const MARKS = { bold: "**", italic: "*" };
  const SWITCHES = { 1: ["italic"], 2: ["bold"], 3: ["bold", "italic"] };
  const LEVEL = /^\s*(?:(\d{1,2}(?:\.\d{1,2}){0,2}\.)|([a-zđ]\))|[-–+•])\s+/;
  const LETTERS = "abcdđeghiklmnopqrstuvxy";

  const isWord = (character) => /[\p{L}\p{N}]/u.test(character);
  const isSpace = (character) => !character.trim();

  // --- one line: its letters with their manner, and back ----------------------------------------

  const mayOpen = (manner, before, after) =>
    after.trim() && after !== ")" && !(manner === "italic" && isWord(before));
  const mayClose = (manner, before, after) =>
    before.trim() && before !== "(" && !(manner === "italic" && isWord(after));

  // Words and marks by turns, the paired marks made switches.
  const piecesOf = (line) => {
    const parts = line.split(/(\*+)/);
    const waiting = {};
    return parts.flatMap((text, index) => {
      const manners = index % 2 && SWITCHES[text.length];
      if (!manners) return [{ text }];
      const before = parts[index - 1].slice(-1), after = parts[index + 1].slice(0, 1);
      return manners.map((manner) => {
        const piece = { text: MARKS[manner], manner };
        if (waiting[manner] && mayClose(manner, before, after)) {
          piece.isSwitch = waiting[manner].isSwitch = true;
          delete waiting[manner];
        } else if (mayOpen(manner, before, after)) waiting[manner] = piece;
        return piece;
      });
    });
  };

  // [{character, at, bold, italic}], `at` being its place in the line.
  const read = (line) => {
    const now = { bold: false, italic: false };
    const letters = [];
    let at = 0;
    for (const { text, manner, isSwitch } of piecesOf(line)) {
      if (isSwitch) now[manner] = !now[manner];
      else [...text].reduce((place, character) => {
        letters.push({ character, at: place, ...now });
        return place + character.length;
      }, at);
      at += text.length;
    }
    return letters;
  };

  // A space has the manner that the words on both its sides have: marks hug words.
  const hugging = (letters) => {
    const words = (step) => {
      const found = [];
      let last = {};
      for (let k = step > 0 ? 0 : letters.length - 1; k >= 0 && k < letters.length; k += step) {
        if (!isSpace(letters[k].character)) last = letters[k];
        found[k] = last;
      }
      return found;
    };
    const before = words(1), after = words(-1);
    return letters.map((letter, k) => ({
      ...letter,
      bold: Boolean(before[k].bold && after[k].bold),
      italic: Boolean(before[k].italic && after[k].italic),
    }));
  };

  const manners = (letters) => letters.map(({ character, bold, italic }) =>
    isSpace(character) ? " " : `${character}${+Boolean(bold)}${+Boolean(italic)}`).join("");

  // {text, places}: the line, and where each letter stands in it; null if marks cannot say it.
  const write = (letters) => {
    const open = [], places = [];
    let text = "";
    const turnTo = (letter) => {
      while (open.some((manner) => !letter[manner])) text += MARKS[open.pop()];
      for (const manner of ["bold", "italic"]) {
        if (letter[manner] && !open.includes(manner)) text += MARKS[open[open.push(manner) - 1]];
      }
    };
    for (const letter of hugging(letters)) {
      turnTo(letter);
      places.push(text.length);
      text += letter.character;
    }
    turnTo({});
    return manners(read(text)) === manners(letters) ? { text, places } : null;
  };

  // --- the beginnings of lines -------------------------------------------------------------------

  const levelOf = (text) => (LEVEL.exec(text) || [""])[0];

  const kindOf = (text) => {
    const [level, number, letter] = LEVEL.exec(text) || [];
    if (number) return "number";
    if (letter) return "letter";
    return level && "dash";
  };

  const SIGNS = {
    number: (count) => `${(count % 99) + 1}. `,
    letter: (count) => `${LETTERS[count % LETTERS.length]}) `,
    dash: () => "- ",
  };

  // --- the textarea -----------------------------------------------------------------------------

  // Puts `text` in as typing would; false where it would grow too long.
  const replace = (area, start, end, text) => {
    const longer = text.length - (end - start);
    if (area.maxLength >= 0 && longer > 0 && area.value.length + longer > area.maxLength) return false;
    area.focus();
    area.setSelectionRange(start, end);
    const isDone = text
      ? document.execCommand("insertText", false, text)
      : start === end || document.execCommand("delete");
    if (!isDone) {
      area.setRangeText(text, start, end, "end");
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    return true;
  };

  return { MARKS, LETTERS, isWord, isSpace, read, write, levelOf, kindOf, SIGNS, replace };
})();

import type { QuestionDraft, ReadResult, WriteResult } from '../core/kind/draft.js';
import { typeset } from '../document/typst.js';
import { type PrintedText, printOf, printWords, sheetColumns } from './print.model.js';
import { printedPictures } from './print.pictures.js';

const sheetWidth = 5;

/** An exam on paper as PDF: questions, an answer sheet, and on pages of its own the key with why. */
export async function writePdf(
  drafts: readonly QuestionDraft[],
  pictures: ReadResult['pictures'],
): Promise<WriteResult> {
  const printed = await printedPictures(drafts, pictures);
  const { title, questions, losses } = printOf(drafts, new Set(printed.keys()));
  // Names of the typesetter's own, whatever the pictures are called.
  const names = new Map([...printed.keys()].map((name, i) => [name, `p${i}.png`]));
  const named = <T extends PrintedText>(part: T): T => ({
    ...part,
    picture: part.picture === null ? null : (names.get(part.picture) ?? null),
  });
  const { name, unit, end, sheet, sheetHint, key, explanation, citations } = printWords;
  const data = {
    title,
    words: { name, unit, end, sheet, sheetHint, key, explanation, citations },
    questions: questions.map((question) => ({
      ...named(question),
      shared: question.shared && named(question.shared),
      options: question.options.map((row) => row.map(named)),
      label: printWords.question(question.number),
      answer: printWords.answer(question.answer),
    })),
    sheet: sheetColumns(questions.length, sheetWidth).map((row) =>
      Array.from({ length: sheetWidth }, (_, i) => row[i] ?? 0),
    ),
  };
  const { pdf } = await typeset({
    template,
    data,
    files: Object.fromEntries([...printed].map(([name, { png }]) => [names.get(name) ?? '', png])),
  });
  return { bytes: new Uint8Array(pdf), losses };
}

const template = `
#let data = json("data.json")
#let lines(text) = text.split("\\n").map(part => [#part]).join(linebreak())
#set page(paper: "a4", margin: (top: 2cm, bottom: 2cm, left: 2.5cm, right: 2cm), footer: context align(center, text(size: 10pt)[Trang #counter(page).display()/#counter(page).final().first()]))
#set text(font: "Tinos", size: 12pt, lang: "vi", fallback: false)
#set par(leading: 0.6em, spacing: 0.6em)
#let shown(part) = {
  lines(part.text)
  if part.picture != none { block(above: 0.5em, image(part.picture, height: 4cm, fit: "contain")) }
}
#let dots = box(width: 1fr, repeat[.])
#let head(title) = align(center, text(font: "Be Vietnam Pro", size: 14pt, weight: 700, title))

#head(data.title)
#v(0.6em)
#data.words.name #dots
#linebreak()
#data.words.unit #dots
#v(0.6em)
#for q in data.questions {
  if q.shared != none {
    block(above: 1.1em, below: 0.6em, sticky: true, text(weight: 700, style: "italic", q.shared.heading))
    block(inset: (left: 0.5cm), shown(q.shared))
  }
  block(above: 1.1em, breakable: q.options.len() == 0 and q.space == 0, {
    block(below: 0.6em, sticky: true)[*#q.label* #shown(q)]
    if q.note != "" { block(below: 0.6em, emph(q.note)) }
    for row in q.options {
      block(below: 0.5em, inset: (left: 0.5cm), grid(columns: (1fr,) * row.len(), column-gutter: 0.4cm, ..row.map(shown)))
    }
    for _ in range(q.space) { block(above: 1em, dots) }
  })
}
#v(1em)
#align(center)[--- #data.words.end ---]
#pagebreak()
#head(data.words.sheet)
#v(0.6em)
#data.words.name #dots
#v(0.3em)
#emph(data.words.sheetHint)
#v(0.3em)
#table(columns: (1fr, 2.4fr) * 5, align: center + horizon, rows: 0.8cm, stroke: 0.5pt, ..data.sheet.flatten().map(n => (if n == 0 [] else [#n], [])).flatten())
#pagebreak()
#head(data.words.key)
#for q in data.questions {
  block(above: 0.9em, {
    block(below: 0.4em, sticky: q.explanation != "")[*#q.label* #q.answer]
    if q.explanation != "" { block(below: 0.4em, inset: (left: 0.5cm))[#data.words.explanation #lines(q.explanation)] }
    for c in q.citations { block(below: 0.4em, inset: (left: 0.5cm), emph[#data.words.citations #c]) }
  })
}
`;

import { measures } from './measures.js';
import {
  balanced,
  type Block,
  endedBases,
  numberLine,
  type Paper,
  printable,
  runsOf,
  staysWithNext,
} from './paper.js';
import { typeset, type Typeset, type TypstJob } from './typst.js';
import { dateInEnglish, nation, placeAndDate } from './words.js';

/** The same paper as `paperToDocx` gives, as PDF; the same paper gives the same bytes. */
export const paperToPdf = (paper: Paper): Promise<Typeset> => typeset(pdfJob(paper));

/** What the typesetter is told for a paper. */
export const pdfJob = (paper: Paper): TypstJob => ({
  template,
  data: { m: measures, ...printed(paper) },
});

/** Everything that is printed, word for word; the markup only places it. */
function printed(paper: Paper) {
  const { head, language, title } = paper;
  const vietnamese = language === 'vi';
  return {
    language,
    parent: head.parentBody === '' ? [] : nameLines(head.parentBody),
    agency: nameLines(head.body),
    number: numberLine(head.sign, language),
    nation: nation[language],
    date:
      head.date === null
        ? ''
        : printable(
            vietnamese || !('day' in head.date)
              ? placeAndDate(head.place, head.date)
              : `${head.place}, ${dateInEnglish(head.date)}`,
          ),
    title: { kind: printable(title.kind), about: printable(title.about) },
    authority: printable(paper.authority),
    bases: endedBases(paper.bases).map(printable),
    order: printable(paper.order),
    body: printedBlocks(paper.body, true),
    signatures: paper.signatures.map(({ post, name }) => ({
      post: post.map(printable),
      name: printable(name),
    })),
    recipientsTitle: vietnamese ? 'Nơi nhận:' : 'Copies to:',
    recipients: paper.recipients.map(
      (each, i) => `- ${printable(each)}${i < paper.recipients.length - 1 ? ';' : '.'}`,
    ),
    annexes: paper.annexes.map((annex) => ({
      label: printable(annex.label),
      name: printable(annex.name.toUpperCase()),
      attachedTo: printable(annex.attachedTo),
      landscape: annex.landscape,
      body: printedBlocks(annex.body, false),
    })),
    source: printable(paper.source),
  };
}

const nameLines = (name: string): string[] =>
  balanced(printable(name.toUpperCase()), measures.size.agency, measures.headColumns[0] - measures.headGap);

const printedBlocks = (blocks: readonly Block[], signed: boolean) =>
  blocks.map((block, i) => ({ ...printedBlock(block), keep: staysWithNext(blocks, i, signed) }));

function printedBlock(block: Block) {
  switch (block.kind) {
    case 'paragraph':
      return { kind: block.kind, runs: runsOf(block.text), justify: block.ragged !== true };
    case 'heading':
      return { kind: block.kind, text: printable(block.text) };
    case 'article':
      return { kind: block.kind, text: printable(`${block.label} ${block.name}`.trim()) };
    case 'table':
      return {
        kind: block.kind,
        caption: printable(block.caption),
        columns: block.columns.map(({ header, ...column }) => ({ ...column, header: printable(header) })),
        rows: block.rows.map((cells, i) => ({
          strong: block.strong?.includes(i) ?? false,
          cells: cells.map(printable),
        })),
      };
  }
}

const template = `
#let d = json("data.json")
#let m = d.m
#let mm(x) = x * 1mm
#set document(title: d.title.kind + " " + d.title.about, date: none)
#set text(font: m.freeFont, size: m.size.body * 1pt, lang: d.language, fallback: true, hyphenate: false,
  top-edge: 0.891em, bottom-edge: -0.216em)
#let leading = (m.lines * m.lineHeight - 1.107) * 1em
#set par(leading: leading, spacing: m.paragraphGap * 1pt + leading, justify: false)
#let centred(body, ..more) = align(center, par(first-line-indent: 0pt, justify: false, ..more, body))
#let rule(length) = align(center, line(length: length, stroke: 0.6pt))
#let tight(body) = { set par(leading: 0.04em, spacing: 0.04em); body }

#let runs(list) = for run in list {
  let t = run.text
  if run.at("bold", default: false) { t = strong(t) }
  if run.at("italic", default: false) { t = emph(t) }
  t
}
#let paragraph(body, justify: true) = par(justify: justify, first-line-indent: (amount: mm(m.firstLine), all: true), body)
#let aligned = (left: left, center: center, right: right)
#let grid-table(block) = {
  set text(size: m.size.table * 1pt)
  set par(leading: 0.04em, spacing: 0.04em, first-line-indent: 0pt, justify: false)
  if block.caption != "" { std.block(sticky: true, width: 100%, below: 3pt, align(right, emph(block.caption))) }
  set table.cell(breakable: false)
  table(
    columns: block.columns.map(c => c.share * 1fr),
    align: (column, row) => horizon + if row == 0 { center } else { aligned.at(block.columns.at(column).align) },
    stroke: 0.5pt, inset: (x: 1.4mm, y: 0.9mm),
    table.header(..block.columns.map(c => strong(c.header))),
    ..block.rows.map(row => row.cells.map(cell => if row.strong { strong(cell) } else { [#cell] })).flatten(),
  )
}
#let block-sticky(body) = block(sticky: true, width: 100%, body)
#let show-block(block) = {
  if block.kind == "paragraph" {
    let text = paragraph(runs(block.runs), justify: block.justify)
    if block.keep { block-sticky(text) } else { text }
  }
  else if block.kind == "heading" { v(6pt); block-sticky(centred(strong(block.text))) }
  else if block.kind == "article" { block-sticky(paragraph(strong(block.text))) }
  else { grid-table(block); v(4pt) }
}
#let numbered = context {
  let page = here().page()
  let starts = query(<part>).map(it => it.location().page()).filter(it => it <= page)
  let n = page - starts.at(-1, default: 1) + 1
  if n > 1 { align(center, text(size: m.size.pageNumber * 1pt, str(n))) }
}
#let source = align(center, text(size: m.size.footer * 1pt, d.source))
#set page(paper: "a4",
  margin: (top: mm(m.margin.top), bottom: mm(m.margin.bottom), left: mm(m.margin.left), right: mm(m.margin.right)),
  header-ascent: 30%, footer-descent: 30%, header: numbered, footer: source)

#tight(grid(
  columns: m.headColumns.map(w => mm(w)), row-gutter: 6pt,
  {
    for line in d.parent { centred(text(size: m.size.agency * 1pt, line)) }
    let names = d.agency.map(line => text(size: m.size.agency * 1pt, strong(line)))
    for name in names { centred(name) }
    v(2pt)
    context rule(calc.max(..names.map(name => measure(name).width)) * m.rule)
  },
  {
    centred(text(size: m.size.nation * 1pt, strong(d.nation.name)))
    let motto = text(size: m.size.motto * 1pt, strong(d.nation.motto))
    centred(motto)
    v(2pt)
    context rule(measure(motto).width)
  },
  centred(text(size: m.size.number * 1pt, d.number)),
  centred(text(size: m.size.date * 1pt, emph(d.date))),
))
#v(16pt)
#{
  set text(size: m.size.title * 1pt)
  set par(spacing: leading)
  centred(strong(d.title.kind))
  let about = strong(d.title.about)
  centred(about)
  v(3pt)
  context rule(calc.min(measure(about).width, mm(m.page.width - m.margin.left - m.margin.right)) * m.rule)
}
#v(10pt)
#if d.authority != "" { centred(strong(d.authority)) }
#for basis in d.bases { paragraph(emph(basis)) }
#if d.order != "" { v(2pt); centred(strong(d.order)); v(2pt) }
#for block in d.body { show-block(block) }

#let signature(s) = {
  set text(size: m.size.signature * 1pt)
  for line in s.post { centred(strong(line)) }
  v(mm(m.signing))
  centred(strong(s.name))
}
#let recipients = if d.recipients.len() > 0 {
  set par(first-line-indent: 0pt, justify: false)
  text(size: m.size.recipientsTitle * 1pt, strong(emph(d.recipientsTitle)))
  for each in d.recipients { par(text(size: m.size.recipients * 1pt, each)) }
}
#tight(
  if d.signatures.len() == 1 {
    block(breakable: false, inset: (top: 10pt), grid(columns: (48%, 52%), recipients, signature(d.signatures.first())))
  } else {
    if d.signatures.len() > 1 {
      block(breakable: false, inset: (top: 10pt), grid(columns: d.signatures.map(_ => 1fr), ..d.signatures.map(signature)))
    }
    v(10pt)
    recipients
  }
)

#for annex in d.annexes {
  set page(flipped: annex.landscape)
  [#metadata(none)<part>]
  tight({
    set text(size: m.size.annex * 1pt)
    centred(strong(annex.label))
    centred(strong(annex.name))
    centred(emph(annex.attachedTo))
  })
  v(8pt)
  for block in annex.body { show-block(block) }
}
`;

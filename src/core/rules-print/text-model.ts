/**
 * The printed rules (thể lệ) as neutral text: what Markdown, HTML, DOCX and PDF are made of. All text is plain,
 * without numbers of articles, clauses and points: those are counted by `articleLabel`, `clauseLabel` and
 * `pointLabel` wherever they are written.
 */
export type RulesText = {
  head: { parentBody: string; body: string; place: string };
  /** Kind in capitals ("THỂ LỆ") and the name of the contest. */
  title: { kind: string; about: string };
  /** Documents on which the contest is held, without closing signs. */
  bases: string[];
  articles: RulesArticle[];
  /** Amendments that are in force, oldest first; empty: the rules as first published. */
  amendments: { number: number; day: string; reason: string }[];
};

export type RulesArticle = {
  /** Stable name of the subject, like `prediction`; never shown. */
  code: string;
  name: string;
  clauses: RulesClause[];
};

export type RulesClause = {
  text: string;
  /** Each a full sentence. */
  points: string[];
  table: RulesTable | null;
};

export type RulesTable = {
  caption: string;
  /** Widths are shares of the line. */
  columns: { header: string; share: number; align: 'left' | 'center' | 'right' }[];
  rows: string[][];
  /** The last row is a sum. */
  totals: boolean;
};

/** "Điều 3." */
export const articleLabel = (index: number): string => `Điều ${index + 1}.`;
/** "2." */
export const clauseLabel = (index: number): string => `${index + 1}.`;

/** Points are counted by the letters of legal texts, which have a đ and neither f, j, w nor z. */
const letters = 'a b c d đ e g h i k l m n o p q r s t u v x y'.split(' ');
/** "a)"; behind the last letter they start again with two. */
export function pointLabel(index: number): string {
  const round = Math.floor(index / letters.length);
  return `${letters[index % letters.length]!.repeat(round + 1)})`;
}

/** What the document refers to by code and people call by name; a code without a name is printed itself. */
export type Names = {
  topics: Readonly<Record<string, string>>;
  /** Kinds of organizations and units. */
  kinds: Readonly<Record<string, string>>;
};

/** Published amendments that are in force. */
export type Amendments = RulesText['amendments'];

export const clause = (
  text: string,
  points: readonly string[] = [],
  table: RulesTable | null = null,
): RulesClause => ({ text, points: [...points], table });

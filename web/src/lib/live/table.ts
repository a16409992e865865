import type { Lang } from '../i18n.ts';
import { blankId, groupCells, personCells } from './cells.ts';
import type { Row } from './rows.ts';

export type Move = 'up' | 'down' | 'new';

/** A mark stays so long, then the row is as quiet as the others. */
const markMs = 5_000;

/**
 * The rows of a table that the server drew. All markup is the server's: a new row is a copy of the table's
 * `<template>`, and only text is ever set.
 */
export class LiveTable {
  private readonly body: HTMLTableSectionElement;
  private readonly template: HTMLTemplateElement;

  constructor(
    table: HTMLTableElement,
    private readonly lang: Lang,
    /** The reader's own row, when it is known. */
    public mineId: string | null,
    private readonly you: string,
  ) {
    const [body] = table.tBodies;
    const template = table.querySelector('template');
    if (!body || !template) throw new Error('the table has no blank row');
    this.body = body;
    this.template = template;
  }

  /** Shows the rows; those that moved are marked when `marking`. @returns how many moved, came or changed place */
  show(rows: readonly Row[], marking: boolean): number {
    const focused = document.activeElement;
    const before = new Map<string, { element: HTMLTableRowElement; index: number }>();
    [...this.body.rows].forEach((element, index) => {
      const id = element.dataset.key;
      if (id) before.set(id, { element, index });
      // The sentence that says there are none yet stays until there are some.
      else if (rows.length > 0) element.remove();
    });
    let moves = 0;
    rows.forEach((row, index) => {
      const was = before.get(row.id);
      before.delete(row.id);
      const element = was?.element ?? this.copy(row.id);
      const wasRank = Number(element.dataset.rank ?? row.rank);
      this.fill(element, row);
      if (this.body.rows[index] !== element) this.body.insertBefore(element, this.body.rows[index] ?? null);
      const move = was ? direction(wasRank, row.rank) : 'new';
      if (marking && move) {
        moves += 1;
        mark(element, move);
      }
    });
    for (const { element } of before.values()) element.remove();
    // A row taken out and put in again loses the focus inside it.
    if (focused instanceof HTMLElement && focused !== document.activeElement && this.body.contains(focused))
      focused.focus({ preventScroll: true });
    return moves;
  }

  private copy(id: string): HTMLTableRowElement {
    const copy = this.template.content.firstElementChild?.cloneNode(true) as HTMLTableRowElement;
    copy.dataset.key = id;
    delete copy.dataset.rank;
    for (const link of copy.querySelectorAll('a'))
      link.href = link.getAttribute('href')?.replace(blankId, encodeURIComponent(id)) ?? '';
    return copy;
  }

  private fill(element: HTMLTableRowElement, row: Row): void {
    const mine = row.id === this.mineId;
    const cells: Record<string, string> = {
      ...('scoreMilli' in row ? personCells(row, this.lang) : groupCells(row, this.lang)),
      you: mine ? this.you : '',
    };
    element.dataset.rank = String(row.rank);
    element.classList.toggle('mine', mine);
    for (const cell of element.querySelectorAll<HTMLElement>('[data-field]')) {
      const text = cells[cell.dataset.field ?? ''];
      if (text !== undefined && cell.textContent !== text) cell.textContent = text;
    }
  }
}

function direction(before: number, now: number): Move | null {
  if (before === now) return null;
  return now < before ? 'up' : 'down';
}

function mark(element: HTMLElement, move: Move): void {
  element.dataset.moved = move;
  setTimeout(() => {
    if (element.dataset.moved === move) delete element.dataset.moved;
  }, markMs);
}

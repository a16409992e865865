/**
 * The one script of public pages: makes the scoreboard that the server drew follow the round. Built as a file
 * of its own (`?worker&url` in the page's load) and named only by pages whose board can still change.
 */
import type { BoardWatch, Watching } from '../../../../src/live/protocol.js';
import type { Lang } from '../i18n.ts';
import { board as boardWords } from '../messages/board.ts';
import { live as liveWords } from '../messages/live.ts';
import { boardTone, stateText } from './cells.ts';
import { BoardConnection } from './connection.ts';
import { FollowedList } from './rows.ts';
import { LiveTable } from './table.ts';

/** How often the one spoken line may tell that rows changed. */
const saidEveryMs = 30_000;

const part = <E extends HTMLElement>(name: string): E | null =>
  document.querySelector<E>(`[data-live="${name}"]`);

function say(name: string, text: string): void {
  const element = part(name);
  if (element && element.textContent !== text) element.textContent = text;
}

function start(bar: HTMLElement): void {
  const { round: roundId = '', view = 'individual', division, unit, mine } = bar.dataset;
  const lang: Lang = document.documentElement.lang === 'en' ? 'en' : 'vi';
  const m = liveWords[lang];
  const b = boardWords[lang];
  const tableIn = (name: string) => part(name)?.querySelector('table') ?? null;
  const you = `${b.you} – `;
  const watched: BoardWatch = {
    roundId,
    view: view as 'individual',
    division: division ?? null,
    unitId: unit ?? null,
  };
  const boardTable = tableIn('board');
  if (!boardTable) return void awaitRows(watched, lang);
  const table = new LiveTable(boardTable, lang, mine ?? null, you);
  const button = part<HTMLButtonElement>('pause');
  const card = part('position');
  let list: FollowedList | null = null;
  let saidAt = 0;
  let paused = false;

  function showHead({ board }: Watching): void {
    const { state, asOf, totals } = board;
    const stamp = part('stamp')?.querySelector<HTMLElement>('.stamp');
    if (stamp) {
      stamp.textContent = b.stamp[state];
      stamp.dataset.tone = boardTone[state];
    }
    say('state', stateText(board, asOf, b));
    if (totals) say('totals', b.totals(totals.people, totals.attempts));
    showTime(Date.parse(asOf));
    say('status', state === 'frozen' ? m.frozen : m.on);
  }

  function showTime(at: number): void {
    const element = part<HTMLTimeElement>('asof');
    if (!element) return;
    element.dateTime = new Date(at).toISOString();
    element.textContent = b.asOf(element.dateTime);
  }

  /** Pages and columns that the last board has come with a new page. */
  function finish(): void {
    button?.remove();
    part('over')?.removeAttribute('hidden');
    say('status', m.over);
  }

  const connection = new BoardConnection(watched, {
    trouble: (kind) => say('status', m[kind]),
    over: finish,
    board(watching) {
      list = new FollowedList(watching);
      table.show(list.rows, false);
      showHead(watching);
    },
    update(update) {
      if (!list) return;
      list.apply(update);
      const moves = table.show(list.rows, true);
      showTime(update.t * 1000);
      if (update.p !== undefined && update.a !== undefined) say('totals', b.totals(update.p, update.a));
      if (moves === 0 || Date.now() - saidAt < saidEveryMs) return;
      saidAt = Date.now();
      say('status', `${m.on} ${m.changed(moves, update.t * 1000)}`);
    },
    ...(card && {
      position({ position, withheld }) {
        part('around')?.toggleAttribute('hidden', !position);
        if (!position) return say('rank', withheld ? b.yoursWithheld : b.yoursNone);
        say('rank', b.yoursIs(position.rank, position.of));
        if (table.mineId !== position.row.id) {
          table.mineId = position.row.id;
          if (list) table.show(list.rows, false);
        }
        const around = tableIn('around');
        if (around) new LiveTable(around, lang, position.row.id, you).show(position.around, false);
      },
      positionMoved({ rank, of }) {
        say('rank', b.yoursIs(rank, of));
      },
    }),
  });

  // The people around are fetched when somebody looks at them, not with every move.
  part('around')?.addEventListener('toggle', () => void connection.askPosition());
  button?.addEventListener('click', () => {
    paused = !paused;
    button.textContent = paused ? m.resume : m.pause;
    if (paused) {
      connection.pause();
      say('status', m.paused);
    } else {
      say('status', '');
      connection.resume();
    }
  });
}

/** Rows that are held back: nothing to draw on yet, so the page comes anew when they are published. */
function awaitRows(watched: BoardWatch, lang: Lang): BoardConnection {
  const m = liveWords[lang];
  const b = boardWords[lang];
  part('pause')?.remove();
  return new BoardConnection(watched, {
    trouble: (kind) => say('status', m[kind]),
    board({ board: { state, totals } }) {
      if (state !== 'held') return location.reload();
      if (totals) say('totals', b.totals(totals.people, totals.attempts));
      say('status', m.held);
    },
    over: () => {},
    update({ p, a }) {
      if (p !== undefined && a !== undefined) say('totals', b.totals(p, a));
    },
  });
}

const bar = part('bar');
if (bar) start(bar);

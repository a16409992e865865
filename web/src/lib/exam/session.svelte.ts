import type { AttemptView, QuestionKind, ResponseEntry } from '../api/types.ts';
import { Device, type News } from './device.ts';
import { isCopy } from './offline.ts';
import { Finish } from './finish.ts';
import { adopt, blank, enqueue, keptOf, shown, toggled, waiting, type Kept } from './outbox.ts';
import { Sender } from './sender.ts';
import { ExamTimer } from './timer.svelte.ts';
import { troubleOf, type Trouble } from './trouble.ts';
import { uuid } from './uuid.ts';
import { askAttempt, askMine, sendOnLeaving, sendResponses, sendSubmit } from './wire.ts';

/** A save slower than this is told as “no network”: the reader should know within three seconds. */
const slowAfter = 2500;
const recoveredFor = 6000;
const asleepAfter = 30_000;

export type Stop = 'signed-out' | 'gone';

/** One attempt on this page: every tap goes to the device first, then to the server, and the reader sees which. */
export class ExamSession {
  readonly attempt: AttemptView;
  readonly timer: ExamTimer;
  /** Why saving is delayed right now, if it is. */
  trouble = $state<'offline' | 'busy' | null>(null);
  /** Why saving has stopped until the reader does something, if it has. */
  stop = $state<Stop | null>(null);
  /** The page is locked and sends what is left: the reader submitted, or time is up. */
  closing = $state<'submit' | 'time' | null>(null);
  /** The server has ended the attempt; the receipt is next. */
  finished = $state(false);
  /** Another device wrote to this attempt; what is shown has been brought up to date. */
  elsewhere = $state(false);
  /** Questions sent since the network came back; 0 when there is nothing to tell. */
  recovered = $state(0);
  /** False where this browser cannot keep answers through a reload. */
  durable = $state(true);
  /** What is typed but not yet an answer; called before the page closes, sleeps or ends. */
  readonly flushes = new Set<() => void>();

  #base = $state.raw<Kept>(blank);
  #unwritten = $state.raw<ResponseEntry[]>([]);
  readonly #view = $derived(shown(this.#base, this.#unwritten));
  readonly #pending = $derived([...this.#base.queue, ...this.#unwritten]);

  #device: Device | null = null;
  #sender: Sender | null = null;
  #finish: Finish | null = null;
  #begin: () => void = () => {};
  /** Everything that changes the device's record, in order. Taps before `start` wait here too. */
  #writes = new Promise<void>((resolve) => (this.#begin = resolve));
  #wakers = new Set<() => void>();
  #hiddenAt = 0;
  #slow: ReturnType<typeof setTimeout> | undefined;
  #owed = 0;
  #off = new AbortController();

  constructor(attempt: AttemptView) {
    this.attempt = attempt;
    this.#base = keptOf(attempt);
    this.timer = new ExamTimer(attempt.deadlineAt, attempt.now);
  }

  get answers() {
    return this.#view.answers;
  }
  get prediction() {
    return this.#view.prediction;
  }
  /** Questions that the server does not have yet. */
  get waiting() {
    return waiting(this.#pending);
  }
  get unsentSlots(): (number | null)[] {
    return [...new Set(this.#pending.map((entry) => entry.slot ?? null))];
  }
  get savedAt() {
    return this.#base.savedAt;
  }
  get refusals() {
    return this.#base.refusals;
  }
  get locked() {
    return this.closing !== null || this.finished || this.stop === 'gone';
  }

  /** Starts keeping, sending and counting. Only in the browser, once. */
  start(): void {
    const { id } = this.attempt;
    const device = (this.#device = new Device(id, this.#base, (news) => void this.#hear(news)));
    this.#sender = new Sender({
      device,
      post: (entries) => this.#post(entries),
      sleep: (ms) => this.#sleep(ms),
      random: Math.random,
      onSent: (kept, _now, elsewhere) => this.#sent(kept, elsewhere),
      onTrouble: (trouble, kept) => this.#troubled(trouble, kept),
    });
    this.#finish = new Finish({
      device,
      submit: (clientId) => sendSubmit(id, clientId),
      drain: () => this.#kick(),
      stopped: () => this.stop !== null,
      left: () => this.waiting,
      confirmTime: () => this.refresh(),
      msLeft: () => this.timer.left,
      sleep: (ms) => this.#sleep(ms),
      onTrouble: (trouble) => this.#troubled(trouble === 'bad' ? 'gone' : trouble, this.#base),
    });
    void this.#open(device).then(this.#begin);
    this.timer.onZero = () => void this.#close('time');
    this.#listen();
  }

  close(): void {
    this.#off.abort();
    this.timer.stop();
    this.#device?.close();
    clearTimeout(this.#slow);
  }

  choose(slot: number, kind: QuestionKind, order: readonly string[], id: string): void {
    this.answer(slot, toggled(kind, order, this.answers[slot] ?? [], id));
  }

  predict(prediction: number): void {
    if (prediction !== this.prediction) this.#put({ clientId: uuid(), kind: 'prediction', prediction });
  }

  /** An answer as a whole, whatever its kind. */
  answer(slot: number, choices: string[]): void {
    this.#put({ clientId: uuid(), kind: 'answer', slot, choices });
  }

  submit(): void {
    void this.#close('submit');
  }

  /** Asks the server for time, deadline and whether the attempt goes on. Resolves to the trouble, if any. */
  async refresh(): Promise<Trouble | null> {
    const sent = performance.now();
    const answer = await askMine(this.attempt.roundId);
    if (!answer.ok) return troubleOf(answer.problem);
    this.timer.sync(answer.data.now, sent, performance.now());
    const mine = answer.data.attempts.find((one) => one.id === this.attempt.id);
    if (mine) this.timer.extend(mine.deadlineAt);
    if (mine?.endedAt) this.#end();
    return null;
  }

  async #open(device: Device): Promise<void> {
    const { attempt } = this;
    const before = await device.read();
    const copy = isCopy();
    const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (copy && before.clock) {
      // The time in the page is old: count on from the last time the server was heard.
      const server = before.clock.server + Math.max(0, Date.now() - before.clock.device);
      this.timer.set({ server, at: performance.now(), doubt: Infinity });
    } else {
      const at = page?.responseStart ?? 0;
      this.timer.set({ server: Date.parse(attempt.now), at, doubt: at - (page?.requestStart ?? 0) });
    }
    const clock = { server: this.timer.now, device: Date.now() };
    this.#base = await device.change((kept) => ({ ...adopt(kept, attempt), clock }));
    this.durable = device.durable;
    if (!navigator.onLine) this.trouble = 'offline';
    if (copy) void this.#catchUp();
    if (this.#base.submit) void this.#close('submit');
    else void this.#kick();
  }

  /** Shows the tap at once, writes it to the device, then sends it. */
  #put(entry: ResponseEntry): void {
    if (this.locked) return;
    this.#unwritten = [...this.#unwritten, entry];
    this.#writes = this.#write(this.#writes, entry);
  }

  async #write(before: Promise<void>, entry: ResponseEntry): Promise<void> {
    await before;
    const kept = await this.#device?.change((kept) => enqueue(kept, entry));
    if (kept) this.#base = kept;
    this.#unwritten = this.#unwritten.filter((other) => other !== entry);
    this.durable = this.#device?.durable ?? false;
    void this.#sender?.kick();
  }

  #kick = async (): Promise<void> => {
    await this.#writes;
    await this.#sender?.kick();
  };

  async #post(entries: ResponseEntry[]) {
    clearTimeout(this.#slow);
    this.#slow = setTimeout(() => (this.trouble ??= 'offline'), slowAfter);
    const sent = performance.now();
    const answer = await sendResponses(this.attempt.id, entries);
    clearTimeout(this.#slow);
    if (answer.ok) this.timer.sync(answer.data.now, sent, performance.now());
    return answer;
  }

  #sent(kept: Kept, elsewhere: boolean): void {
    const before = this.waiting;
    this.#base = kept;
    this.stop = null;
    if (this.trouble) this.#owed += before - this.waiting;
    if (this.waiting === 0 && this.trouble) {
      this.trouble = null;
      this.recovered = this.#owed;
      this.#owed = 0;
      setTimeout(() => (this.recovered = 0), recoveredFor);
    }
    if (elsewhere) void this.#catchUp();
  }

  #troubled(trouble: Trouble, kept: Kept): void {
    this.#base = kept;
    if (trouble === 'offline' || trouble === 'busy') this.trouble = trouble;
    else if (trouble !== 'bad') this.stop = trouble;
  }

  /** Brings in what another device wrote. */
  async #catchUp(): Promise<void> {
    const sent = performance.now();
    const answer = await askAttempt(this.attempt.id);
    if (!answer.ok || !this.#device) return;
    this.timer.sync(answer.data.now, sent, performance.now());
    this.timer.extend(answer.data.deadlineAt);
    const told = JSON.stringify(this.answers);
    this.#base = await this.#device.change((kept) => adopt(kept, answer.data));
    if (JSON.stringify(this.answers) !== told) this.elsewhere = true;
    if (answer.data.endedAt) this.#end();
  }

  async #hear(news: News): Promise<void> {
    if (news === 'ended') return this.#end();
    if (this.#device) this.#base = await this.#device.read();
  }

  async #close(why: 'submit' | 'time'): Promise<void> {
    if (this.locked) return;
    this.#flush();
    this.closing = why;
    await this.#writes;
    const outcome = await this.#finish?.run(why);
    if (outcome === 'ended') this.#end();
    // The server gives more time than this page thought.
    else if (outcome === 'not-yet' && !this.finished) this.closing = null;
  }

  #end(): void {
    if (this.finished) return;
    this.finished = true;
    this.timer.stop();
    this.#device?.tell('ended');
    void this.#kick();
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#wakers.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#wakers.add(done);
    });
  }

  /** The network or the reader is back: try at once instead of waiting out the pause. */
  #wake(): void {
    for (const done of this.#wakers) done();
    if (this.closing && this.stop) {
      const why = this.closing;
      this.closing = this.stop = null;
      void this.#close(why);
    } else void this.#kick();
  }

  #listen(): void {
    const { signal } = this.#off;
    addEventListener('offline', () => (this.trouble = 'offline'), { signal });
    addEventListener(
      'online',
      () => {
        if (this.waiting === 0) this.trouble = null;
        this.#wake();
      },
      { signal },
    );
    addEventListener('pageshow', (event) => event.persisted && this.#return(), { signal });
    addEventListener('pagehide', () => this.#leave(), { signal });
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.visibilityState === 'hidden') {
          this.#hiddenAt = Date.now();
          // Phones often end a hidden page without another word.
          this.#leave();
        } else if (Date.now() - this.#hiddenAt > asleepAfter) this.#return();
        else this.#wake();
      },
      { signal },
    );
  }

  #flush(): void {
    for (const flush of this.flushes) flush();
  }

  #leave(): void {
    this.#flush();
    sendOnLeaving(this.attempt.id, this.#pending);
  }

  #return(): void {
    this.timer.distrust();
    if (!this.finished) void this.refresh();
    this.#wake();
  }
}

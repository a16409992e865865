import { createStore, del, get, update, type UseStore } from 'idb-keyval';
import type { Kept } from './outbox.ts';

/** Some phones never answer when storage is broken; nobody should wait longer than this for it. */
const patience = 1500;
const lockPatience = 3000;

export type News = 'changed' | 'ended';

const openStore = (): UseStore => createStore('bang-vang', 'attempts');

/** What was kept of an attempt on this device, or null; null too where storage does not work. */
export async function recall(attemptId: string): Promise<Kept | null> {
  try {
    return (await within(patience, get<Kept>(attemptId, openStore()))) ?? null;
  } catch {
    return null;
  }
}

export async function forget(attemptId: string): Promise<void> {
  try {
    await within(patience, del(attemptId, openStore()));
  } catch {
    // Storage does not work, so nothing was kept.
  }
}

/** True when this device can keep answers through a reload. */
export async function canKeep(): Promise<boolean> {
  try {
    const store = openStore();
    await within(
      patience,
      update<number>('check', () => 1, store),
    );
    await within(patience, del('check', store));
    return true;
  } catch {
    return false;
  }
}

/**
 * The record of one attempt, shared by all tabs of this browser. Every change is one IndexedDB transaction
 * on the newest record, so tabs cannot overwrite each other. Where storage fails it goes on in memory.
 */
export class Device {
  durable = true;
  #id: string;
  #newest: Kept;
  #store: UseStore | null = null;
  #channel: BroadcastChannel | null = null;

  constructor(attemptId: string, first: Kept, onNews: (news: News) => void) {
    this.#id = attemptId;
    this.#newest = first;
    try {
      this.#store = openStore();
      this.#channel = new BroadcastChannel(`bang-vang-${attemptId}`);
      this.#channel.addEventListener('message', (event: MessageEvent<News>) => onNews(event.data));
    } catch {
      // Without a channel each tab learns of the others from the server.
    }
  }

  async read(): Promise<Kept> {
    if (!this.durable || !this.#store) return this.#newest;
    try {
      this.#newest = (await within(patience, get<Kept>(this.#id, this.#store))) ?? this.#newest;
    } catch {
      this.durable = false;
    }
    return this.#newest;
  }

  /** Resolves once the change is on the disk, or in memory when there is no disk to be had. */
  async change(alter: (kept: Kept) => Kept): Promise<Kept> {
    if (this.durable && this.#store) {
      try {
        let made = this.#newest;
        const writing = update<Kept>(this.#id, (kept) => (made = alter(kept ?? this.#newest)), this.#store);
        await within(patience, writing);
        this.#newest = made;
        this.tell('changed');
        return made;
      } catch {
        this.durable = false;
      }
    } else this.durable = false;
    this.#newest = alter(this.#newest);
    return this.#newest;
  }

  tell(news: News): void {
    this.#channel?.postMessage(news);
  }

  /** One tab at a time. A tab that was put to sleep with the lock is not waited for: sending twice is harmless. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    const locks = (navigator as Partial<Navigator>).locks;
    if (!locks) return work();
    const gaveUp = new AbortController();
    const timer = setTimeout(() => gaveUp.abort(), lockPatience);
    let begun = false;
    try {
      return await locks.request(`bang-vang-${this.#id}`, { signal: gaveUp.signal }, () => {
        begun = true;
        clearTimeout(timer);
        return work();
      });
    } catch (error) {
      if (begun) throw error;
      return work();
    } finally {
      clearTimeout(timer);
    }
  }

  close(): void {
    this.#channel?.close();
  }
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('storage does not answer')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

import { searchOf, type Place } from './place.ts';

/**
 * Where in the exam the reader is, with the browser's own history. Moving asks nobody: the whole paper is
 * in the page, so it works without a network. Entries share the router's state, so it leaves them alone.
 */
export class ExamRoute {
  search = $state('');
  /** Counts the moves made on this page; 0 while it stands as the server drew it. */
  moves = $state(0);

  constructor(search: string) {
    this.search = search;
  }

  /** Returns the function that stops listening. */
  start(): () => void {
    if (location.search !== this.search) this.#arrive();
    const onpop = () => this.#arrive();
    addEventListener('popstate', onpop);
    return () => removeEventListener('popstate', onpop);
  }

  go(place: Place): void {
    const search = searchOf(place);
    if (search === location.search) return;
    history.pushState(history.state, '', search);
    this.#arrive();
  }

  #arrive(): void {
    this.search = location.search;
    this.moves += 1;
  }
}

import { page } from '$app/state';

export type Lang = 'vi' | 'en';
export const langs: readonly Lang[] = ['vi', 'en'];

/** One area of the site's words in both languages; see lib/messages. */
export type Area<M> = Record<Lang, M>;

/** `/en/cuoc-thi/x` → English, `/cuoc-thi/x`. Everything without the prefix is Vietnamese. */
export function splitLang(pathname: string): { lang: Lang; path: string } {
  if (pathname === '/en' || pathname.startsWith('/en/'))
    return { lang: 'en', path: pathname.slice(3) || '/' };
  return { lang: 'vi', path: pathname };
}

/** The address of a page in a language; `path` is the Vietnamese one, with its query if any. */
export function localise(lang: Lang, path: string): string {
  if (lang === 'vi') return path;
  return path === '/' ? '/en' : `/en${path}`;
}

/** Language of the page on show. For components; server code reads `locals.lang`. */
export function currentLang(): Lang {
  return page.data.lang ?? 'vi';
}

/** The words of an area in the page's language: `const m = words(exam)`. */
export function words<M>(area: Area<M>): M {
  return area[currentLang()];
}

/** A link that stays in the page's language: `<a href={to('/cuoc-thi/x')}>`. */
export function to(path: string): string {
  return localise(currentLang(), path);
}

/** Which of two names to show, for data that carries both. */
export function named(both: { nameVi: string; nameEn: string }, lang: Lang = currentLang()): string {
  return lang === 'en' && both.nameEn ? both.nameEn : both.nameVi;
}

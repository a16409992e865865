import type { Reroute } from '@sveltejs/kit/hooks';
import { splitLang } from '#lib/i18n.ts';

/** `/en/…` shows the same route in English: the one place where language meets routing. */
export const reroute: Reroute = ({ url }) => splitLang(url.pathname).path;

/** Stands for SvelteKit's `$app/state` where plain functions of the pages are tested: a Vietnamese page. */
export const page = { data: { lang: 'vi' } };

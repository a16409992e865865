/** 18, 21 and 24 px; the choice lives in a cookie so that the server can already draw the page right. */
export const textSizes = ['medium', 'large', 'huge'] as const;
export type TextSize = (typeof textSizes)[number];
export const textSizeCookie = 'bv_co_chu';

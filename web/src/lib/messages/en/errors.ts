import type { Errors } from '../vi/errors.ts';

export const errors = {
  titles: {
    400: 'The request was not right',
    401: 'You are not signed in',
    403: 'You may not see this page',
    404: 'Page not found',
    410: 'This page is gone',
    429: 'Too many requests',
    500: 'Something failed',
    503: 'The server is busy',
  },
  helps: {
    400: 'Go back and try again.',
    401: 'Sign in on the contest page, then open this page again.',
    403: 'Ask the organisers if you need access.',
    404: 'The address may be mistyped, or the page has moved.',
    410: 'Open it again from the contest page.',
    429: 'Wait a minute and try again.',
    500: 'Reload the page. Saved answers are kept.',
    503: 'Reload in a few seconds. Saved answers are kept.',
  },
  home: 'To the first page',
  requestId: (id: string) => `Request id: ${id}. Quote it when you ask the organisers.`,
  summary: (n: number) => (n === 1 ? 'There is 1 thing to correct' : `There are ${n} things to correct`),
  summaryTitle: 'Not done yet',
  offline: 'Nothing was sent: the network is down. Check it and send again.',
  fallback: 'Something failed. Try again in a few seconds.',
} satisfies Errors;

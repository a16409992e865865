import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

/**
 * Library code that no page runs in a browser but that the bundler cannot prove unused. Every phone that
 * opens the exam would load it: 4 KB. Exported names stay, so a use by mistake fails at once.
 */
const unused = new Map([
  ['/devalue/src/uneval.js', 'export const uneval = undefined;'],
  [
    '/svelte/src/internal/client/dom/elements/custom-element.js',
    'export const create_custom_element = undefined;',
  ],
]);
const withoutUnused: Plugin = {
  name: 'without-unused',
  enforce: 'pre',
  applyToEnvironment: (environment) => environment.name === 'client',
  load: (id) => [...unused].find(([file]) => id.endsWith(file))?.[1],
};

export default defineConfig({
  plugins: [
    withoutUnused,
    sveltekit({
      adapter: adapter({ out: 'build' }),
      // The list of all pages stays on the server: the exam would carry it and never leaves its own page.
      router: { resolution: 'server' },
      // The style sheets that it names for the next page would be looked for beside the page that is left.
      paths: { relative: false },
      // Only the exam page asks for it, for its own addresses; see lib/exam/offline.ts.
      serviceWorker: { register: false },
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          // The one inline style there is: Kit's own announcer of page changes, hidden by it.
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
      // The adapter cannot know whether a proxy spoke https, so it may guess the scheme wrong;
      // lib/server/same-origin.ts refuses foreign form posts by host instead.
      csrf: { trustedOrigins: ['*'] },
    }),
  ],
  build: {
    // `font-src 'self'` refuses data: fonts, so nothing may be inlined.
    assetsInlineLimit: 0,
    // The list of every page's scripts would travel to every phone; a page of the desk asks for its own as it goes.
    modulePreload: { resolveDependencies: (_, files) => files.filter((file) => file.endsWith('.css')) },
  },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            // Over a bad line twenty small files cost more than three middling ones.
            codeSplitting: {
              groups: [
                { name: 'svelte', test: /node_modules\/(svelte|esm-env|clsx|devalue)\// },
                {
                  name: 'words',
                  test: /src\/lib\/(i18n|format|text-size|messages\/(..\/)?(common|errors)|messages\/(vi\/)?exam|ui\/TextSize)/,
                },
                // The exam page does without these.
                { name: 'frame', test: /src\/lib\/ui\/(Shell|Site|Button|PageHead)/ },
              ],
            },
          },
        },
      },
    },
  },
});

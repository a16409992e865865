import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ out: 'build' }),
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
                  name: 'frame',
                  test: /src\/lib\/(i18n|format|text-size|messages\/(..\/)?(common|errors)|ui\/(Shell|Site|TextSize|Button|PageHead))/,
                },
              ],
            },
          },
        },
      },
    },
  },
});

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
});

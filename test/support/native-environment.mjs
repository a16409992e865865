import { TestEnvironment } from 'jest-environment-node';
import { requireNative } from './native-require.mjs';

/** The environment of end-to-end specs: gives Jest's sandbox a way to the modules outside of it. */
export default class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.requireNative = requireNative;
    // Where decorators of both sides keep what they say.
    this.global.Reflect = Reflect;
  }
}

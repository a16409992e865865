import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/**
 * The thread that sets pages. It imports nothing of this project, so that it runs as it stands both compiled and
 * from its source. Its work space does not exist: markup finds only what was handed over with the job.
 */
const nowhere = '/no-files';
const load = createRequire(import.meta.url);

const fonts = [
  '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  '@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf',
  '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf',
  '@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf',
  '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf',
  '@expo-google-fonts/be-vietnam-pro/500Medium/BeVietnamPro_500Medium.ttf',
  '@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf',
];

interface Job {
  id: number;
  template: string;
  data: string;
  files: Record<string, Uint8Array>;
}

const { NodeCompiler: Compiler } = load('@myriaddreamin/typst-ts-node-compiler') as {
  NodeCompiler: typeof NodeCompiler;
};
const compiler = Compiler.create({
  workspace: nowhere,
  fontArgs: [{ fontBlobs: fonts.map((path) => readFileSync(load.resolve(path))) }],
});

parentPort?.on('message', ({ id, template, data, files }: Job) => {
  try {
    compiler.resetShadow();
    compiler.mapShadow(`${nowhere}/data.json`, Buffer.from(data));
    for (const [name, bytes] of Object.entries(files)) {
      compiler.mapShadow(`${nowhere}/${name}`, Buffer.from(bytes));
    }
    const compiled = compiler.compile({ mainFileContent: template });
    const document = compiled.result;
    if (!document) throw new Error(JSON.stringify(compiled.takeError()?.shortDiagnostics ?? 'no document'));
    const pdf = new Uint8Array(compiler.pdf(document));
    parentPort?.postMessage({ id, pdf, pages: document.numOfPages }, [pdf.buffer]);
  } catch (error) {
    parentPort?.postMessage({ id, failure: error instanceof Error ? error.message : String(error) }, []);
  } finally {
    // What one document left behind is of no use to the next, and a thousand of them fill the memory.
    compiler.evictCache(0);
  }
});

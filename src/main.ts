import { createApp } from './app.setup.js';
import { readConfig } from './platform/config.js';
import { openDatabase } from './platform/open-database.js';

const config = readConfig(process.env);
const database = await openDatabase(config);
const app = await createApp(config, database.ownerUrl);
await app.listen(config.port, config.host);
process.stdout.write(`Bảng Vàng: ${await app.getUrl()}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void app
      .close()
      .then(() => database.close())
      .then(() => process.exit(0));
  });
}

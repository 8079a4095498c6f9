import { readConfig } from './config/read-config';
import { createApp } from './create-app';
import { describeStart } from './describe-start';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const app = await createApp(config);
  await app.listen(config.port, config.host);
  const url = await app.getUrl();
  console.log(describeStart(url, config));
  if (process.send) {
    // Started by another process (the demo): tell it where, and do not outlive it.
    process.once('disconnect', () => void app.close());
    process.send({ url });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

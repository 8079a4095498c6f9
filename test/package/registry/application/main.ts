import { NestFactory } from '@nestjs/core';
import { FilesModule } from './files.module.js';

async function main(): Promise<void> {
  const app = await NestFactory.create(FilesModule);
  await app.listen(process.env['PORT'] ?? 3000);
}
void main();

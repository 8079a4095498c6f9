import { type NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';
import { type SampleConfig } from './config/sample-config';

/** As long as the npm registry allows the name of a package to be; Fastify gives up at 100. */
const MAX_PACKAGE_NAME = 214;

/** The whole server, ready to listen; it closes in order on SIGTERM and SIGINT. */
export async function createApp(
  config: SampleConfig,
  options: Pick<NestApplicationOptions, 'logger'> = {},
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ routerOptions: { maxParamLength: MAX_PACKAGE_NAME } });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config), adapter, options);
  return app.enableShutdownHooks();
}

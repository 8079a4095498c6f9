import { type NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';
import { type SampleConfig } from './config/sample-config';

/** As long as the npm registry allows the name of a package to be; Fastify gives up at 100. */
const MAX_PACKAGE_NAME = 214;

/** Fastify, for the routes of this server. */
export function createAdapter(): FastifyAdapter {
  return new FastifyAdapter({ routerOptions: { maxParamLength: MAX_PACKAGE_NAME } });
}

/** The whole server, ready to listen; it closes in order on SIGTERM and SIGINT. */
export async function createApp(
  config: SampleConfig,
  options: Pick<NestApplicationOptions, 'logger'> = {},
): Promise<NestFastifyApplication> {
  const module = AppModule.forRoot(config);
  const app = await NestFactory.create<NestFastifyApplication>(module, createAdapter(), options);
  return app.enableShutdownHooks();
}

import { type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { type CacheMemoizeModuleOptions, type Caches, CacheMemoizeModule } from 'nestjs-cache-memoize';

export interface ApplicationParts {
  readonly providers?: Provider[];
  readonly controllers?: Type[];
  readonly imports?: (DynamicModule | Type)[];
  readonly caches?: Caches;
  readonly options?: CacheMemoizeModuleOptions;
}

const started: TestingModule[] = [];

/** A started Nest application with the module and these parts. It ends with the test. */
export async function startApplication(parts: ApplicationParts): Promise<TestingModule> {
  const application = await compileApplication(parts);
  await application.init();
  return application;
}

/** The same before its lifecycle hooks have run. */
export async function compileApplication(parts: ApplicationParts): Promise<TestingModule> {
  const { providers = [], controllers = [], imports = [], caches, options } = parts;
  const application = await Test.createTestingModule({
    imports: [CacheMemoizeModule.forRoot(caches, options), ...imports],
    providers,
    controllers,
  }).compile();
  started.push(application);
  return application;
}

/** To be called after each test: applications end in the order in which they started. */
export async function closeApplications(): Promise<void> {
  for (const application of started.splice(0)) await application.close();
}

afterEach(closeApplications);

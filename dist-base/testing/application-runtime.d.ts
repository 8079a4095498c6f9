import type { INestApplicationContext } from '@nestjs/common';
import { MemoizeRuntime } from '../runtime/memoize.runtime';
/** An application of Nest, as far as the test kit needs one: of `NestFactory`, or of `Test.createTestingModule`. */
export type ApplicationContext = Pick<INestApplicationContext, 'get'>;
/** @throws InvalidOptionError for what is no application with CacheMemoizeModule */
export declare function runtimeOf(app: ApplicationContext, where: string): MemoizeRuntime;

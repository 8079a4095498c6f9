import { BadRequestException, Injectable, type PipeTransform } from '@nestjs/common';

const MAX_LENGTH = 100;

/**
 * What is looked for, in one spelling. A memoized handler's key is made of what the pipes give it, so `?q=Rx` and
 * `?q=rx%20` share one answer.
 */
@Injectable()
export class SearchQueryPipe implements PipeTransform<unknown, string> {
  /** @throws BadRequestException unless `q` was given once, with 1 to 100 characters. */
  transform(query: unknown): string {
    const words = typeof query === 'string' ? query.trim().toLowerCase() : '';
    if (words === '' || words.length > MAX_LENGTH) {
      throw new BadRequestException(`Give one q of 1 to ${MAX_LENGTH} characters, as in /search?q=observ.`);
    }
    return words;
  }
}

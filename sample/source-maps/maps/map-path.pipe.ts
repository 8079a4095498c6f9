import { Injectable, NotFoundException, type PipeTransform } from '@nestjs/common';
import { MapPath } from './map-path';

interface RouteParameters {
  readonly package: string;
  readonly version: string;
  /** The file: what Fastify's wildcard took. */
  readonly '*': string;
}

/** The path out of a route's parameters. A scope's slash may be written `%2F` or as it is. */
@Injectable()
export class MapPathPipe implements PipeTransform<RouteParameters, MapPath> {
  /** @throws NotFoundException where no map can have such a path; the bucket need not be asked. */
  transform(parameters: RouteParameters): MapPath {
    const text = [parameters.package, parameters.version, parameters['*']].join('/');
    const path = MapPath.parse(text);
    if (!path) throw new NotFoundException(`There is no map ${text}.`);
    return path;
  }
}

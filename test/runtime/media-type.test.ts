import { describe, expect, it } from '@jest/globals';
import { acceptedMediaType } from '../../runtime/media-type.ts';

const JSON_TYPE = 'application/json';
const RESPONSE = 'application/graphql-response+json';

describe('acceptedMediaType', () => {
  it.each([
    [undefined, JSON_TYPE],
    ['*/*', JSON_TYPE],
    ['application/*', JSON_TYPE],
    [JSON_TYPE, JSON_TYPE],
    [RESPONSE, RESPONSE],
    [`${RESPONSE}; charset=utf-8`, RESPONSE],
    [`${RESPONSE}, ${JSON_TYPE}`, RESPONSE],
    [`${JSON_TYPE}, ${RESPONSE}`, JSON_TYPE],
    [`${JSON_TYPE};q=0.9, ${RESPONSE}`, RESPONSE],
    [`${JSON_TYPE}, ${RESPONSE};q=0.9`, JSON_TYPE],
    [`*/*;q=0.1, ${RESPONSE};q=0.5`, RESPONSE],
    [`${RESPONSE}, */*`, RESPONSE],
    [`${JSON_TYPE};q=0, */*`, RESPONSE],
    [`${JSON_TYPE};q=0, ${RESPONSE};q=0`, null],
    ['text/html', null],
    ['text/html, application/xhtml+xml, */*;q=0.8', JSON_TYPE],
    ['APPLICATION/JSON', JSON_TYPE],
    ['', null],
  ])('of %p is %p', (accept, mediaType) => {
    expect(acceptedMediaType(accept)).toBe(mediaType);
    expect(acceptedMediaType(accept)).toBe(mediaType);
  });
});

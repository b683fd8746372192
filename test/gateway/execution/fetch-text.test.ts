import { describe, expect, it } from '@jest/globals';
import { fetchText } from '../../../gateway/execution/fetch-text.ts';

describe('the text of a fetch', () => {
  it('is the same whatever the operation is called, and in whatever order it asks', () => {
    const one = fetchText('query A__trade__0($n: Int) { belts(first: $n) { name id } a }');
    const other = fetchText('query B__trade__3($first: Int) { a belts(first: $first) { id name } }');
    expect(one.text).toBe('query($v0:Int){a belts(first:$v0){id name}}');
    expect(other.text).toBe(one.text);
    expect([one.variables, other.variables]).toEqual([[['n', 'v0']], [['first', 'v0']]]);
  });

  it('keeps the variable of representations, and defaults', () => {
    const source =
      'query($representations: [_Any!]!, $c: String = "EUR") { _entities(representations: $representations) { ... on Sku { price(in: $c) } } }';
    expect(fetchText(source).text).toBe(
      'query($representations:[_Any!]!$v0:String="EUR"){_entities(representations:$representations){...on Sku{price(in:$v0)}}}',
    );
  });

  it('has fields before fragments and leaves before objects, each by what it says', () => {
    const one = '{ d { y: z(n: $n) x } ... on B { w @skip(if: $s) v } c(m: $m) b ... on A { u } a: e { t } }';
    const other = '{ ...on A{u} ...on B{v w@skip(if:$s)} a:e{t} b d{x y:z(n:$n)} c(m:$m) }';
    const sent = '{b c(m:$v0)a:e{t}d{x y:z(n:$v1)}...on A{u}...on B{v w@skip(if:$v2)}}';
    expect(fetchText(one)).toMatchObject({
      text: sent,
      variables: [
        ['m', 'v0'],
        ['n', 'v1'],
        ['s', 'v2'],
      ],
    });
    expect(fetchText(other).text).toBe(sent);
  });

  it('keeps the order of what changes something', () => {
    const { text, variables } = fetchText('mutation M($z: Int, $a: Int) { second(z: $z) first(a: $a) }');
    expect(text).toBe('mutation($z:Int$a:Int){second(z:$z)first(a:$a)}');
    expect(variables).toEqual([
      ['z', 'z'],
      ['a', 'a'],
    ]);
  });
});

import { Decimal128, Long } from 'bson';
import {
  add,
  asDouble,
  fitsInt32,
  fitsInt64,
  numericType,
  widerType,
  type NumericType,
} from '../../bson/arithmetic.ts';
import { asDecimal128 } from '../../bson/decimal.ts';
import { toInteger, toNumber } from '../../bson/number.ts';
import type { NumericValue } from '../../bson/types.ts';

/** Adds numbers without losing any: integers exactly, doubles with what rounding dropped, decimals to 34 digits. */
export class Sum {
  #type: NumericType = 'int';
  #safe = 0;
  #integers = 0n;
  #double = 0;
  #dropped = 0;
  #decimal: NumericValue = 0;

  add(value: NumericValue): void {
    const type = numericType(value);
    this.#type = widerType(this.#type, type);
    if (type === 'int') this.#addInt(toNumber(value));
    else if (type === 'long') this.#integers += toInteger(value) ?? 0n;
    else if (type === 'double') this.#addDouble(toNumber(value));
    else this.#decimal = add(this.#decimal, value) ?? value;
  }

  #addInt(value: number): void {
    this.#safe += value;
    if (Math.abs(this.#safe) < 2 ** 52) return;
    this.#integers += BigInt(this.#safe);
    this.#safe = 0;
  }

  #addDouble(value: number): void {
    const total = this.#double + value;
    const rest =
      Math.abs(this.#double) >= Math.abs(value) ? this.#double - total + value : value - total + this.#double;
    if (Number.isFinite(rest)) this.#dropped += rest;
    this.#double = total;
  }

  /** The total, as a number. */
  toNumber(): number {
    const integers = this.#integers + BigInt(this.#safe);
    const near = Number(integers);
    const rest = Number.isFinite(near) ? Number(integers - BigInt(near)) : 0;
    return this.#double + near + (this.#dropped + rest);
  }

  /** The total in the widest type that was added; integers beyond int64 become a double. */
  value(): NumericValue {
    if (this.#type === 'decimal') return this.toDecimal();
    if (this.#type === 'double') return asDouble(this.toNumber());
    const total = this.#integers + BigInt(this.#safe);
    if (this.#type === 'int' && fitsInt32(total)) return Number(total);
    return fitsInt64(total) ? Long.fromBigInt(total) : asDouble(Number(total));
  }

  get isDecimal(): boolean {
    return this.#type === 'decimal';
  }

  toDecimal(): Decimal128 {
    const integers = Decimal128.fromString(String(this.#integers + BigInt(this.#safe)));
    const doubles = this.#double + this.#dropped;
    const rest = doubles === 0 ? integers : (add(integers, doubles) ?? integers);
    return asDecimal128(add(this.#decimal, rest) ?? rest);
  }
}

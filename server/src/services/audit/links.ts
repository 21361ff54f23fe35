import { createHash } from 'node:crypto';
import type { AuditWitness } from '../../../../contracts/audit';
import {
  hashedText,
  headText,
  signedText,
  type AuditHead,
  type Link,
  type WrittenEntry,
} from '../../domain/audit-entry';
import type { SignatureCheck, Signer } from '../../vault/signer';

const WITNESS_OF: Readonly<Record<SignatureCheck, AuditWitness>> = {
  good: 'genuine',
  none: 'unsigned',
  missing: 'unsigned',
  unknown_key: 'unknown_key',
  wrong: 'forged',
};

/** How an entry's signature stands now. */
export const witnessOf = (entry: WrittenEntry, signer: Pick<Signer, 'check'>): AuditWitness =>
  WITNESS_OF[signer.check(signedText(entry), entry)];

/** SHA-256 over an entry, its place and the hash before it, in hexadecimal. */
export const hashOf = (entry: WrittenEntry, link: Omit<Link, 'hash'>): string =>
  createHash('sha256').update(hashedText(entry, link)).digest('hex');

/** The link that an entry becomes behind `before`. */
export const linkAfter = (
  before: Pick<AuditHead, 'sequence' | 'hash'>,
  entry: WrittenEntry,
  witness: AuditWitness
): Link => {
  const link = { witness, sequence: before.sequence + 1, previousHash: before.hash };
  return { ...link, hash: hashOf(entry, link) };
};

/** The chain's end after this entry, signed. */
export const headAt = (end: Pick<AuditHead, 'sequence' | 'hash'>, at: number, signer: Signer): AuditHead => {
  const { sequence, hash } = end;
  return { sequence, hash, at, ...signer.sign(headText({ sequence, hash, at })) };
};

/** How the end's own signature stands. */
export const headCheckOf = (head: AuditHead, signer: Signer): SignatureCheck => signer.check(headText(head), head);

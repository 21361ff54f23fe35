import type { Answer } from '../http/answer';

/** A page, or where to go instead. */
export type PageReply = Answer | { readonly location: string };

/** 303: the next request is a GET, whatever this one was. */
export const redirect = (location: string): PageReply => ({ location });

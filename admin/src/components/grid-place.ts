/**
 * What the Design System's table tells each of its rows. A row of ours hands it on to its `Tr`: the keyboard finds no
 * cell that does not know where it stands.
 */
export type RowPlace = { 'aria-rowindex'?: number };

/** What a `Tr` tells each of its cells; a cell of ours hands it on to its `Th` or `Td`. */
export type CellPlace = { 'aria-colindex'?: number; coords?: { col: number; row: number } };

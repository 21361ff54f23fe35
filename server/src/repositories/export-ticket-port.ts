/** Opens one download, once. Only a hash of the ticket is kept, and what it opens as JSON. Epoch milliseconds. */
export type ExportTicket = { ticketHash: string; request: string; expiresAt: number };

export type ExportTicketRepository = {
  /** Clears away tickets that nobody used. Outside of any transaction. */
  clear: (now: number) => Promise<void>;
  insert: (ticket: ExportTicket) => Promise<void>;
  /** Takes the ticket away: of those who come with it, in whatever process, one gets it. `null` for the others. */
  take: (ticketHash: string) => Promise<ExportTicket | null>;
};

/** Opens one download, once. Only a hash of the ticket is kept, and what it opens as JSON. Epoch milliseconds. */
export type ExportTicket = { ticketHash: string; request: string; expiresAt: number };

export type ExportTicketRepository = {
  /** Writes the ticket, and clears away those that nobody used. */
  insert: (ticket: ExportTicket, now: number) => Promise<void>;
  /** Takes the ticket away: of those who come with it, in whatever process, one gets it. `null` for the others. */
  take: (ticketHash: string) => Promise<ExportTicket | null>;
};

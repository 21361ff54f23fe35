import type { ApiClient } from '../host/api';

export type McpTool = { name: string };
type Answer = { result?: { tools?: McpTool[] }; error?: unknown };

/** One JSON-RPC message to Strapi's own MCP server, as a client sends it. The answer's text. */
export const callMcp = async (client: ApiClient, method: string, params: object = {}): Promise<string> => {
  const headers = { accept: 'application/json, text/event-stream', 'mcp-protocol-version': '2025-06-18' };
  const { text } = await client.post('/mcp', { jsonrpc: '2.0', id: 1, method, params }, { headers });
  return /^data: (.*)$/m.exec(text)?.[1] ?? text;
};

export const mcpTools = async (client: ApiClient): Promise<McpTool[]> =>
  (JSON.parse(await callMcp(client, 'tools/list')) as Answer).result?.tools ?? [];

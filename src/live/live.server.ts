import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { ClientToServer, ServerToClient } from './protocol.js';

/** What the server remembers of a connection. */
export interface LiveData {
  /** Names of the watched boards. */
  boards: Set<string>;
}

export type LiveServer = Server<ClientToServer, ServerToClient, DefaultEventsMap, LiveData>;
export type LiveSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, LiveData>;

import type { Server } from '../createServer.ts'

export async function seedDemo(_server: Server): Promise<void> {}

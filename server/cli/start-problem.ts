/** The error when an emulator could not listen, with what helps. */
export function startProblem(error: NodeJS.ErrnoException, port: number, host: string): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new Error(
        `Port ${port} on ${host} is in use. Is another emulator running? Choose another with --port, or --port 0 for a free one.`,
      )
    case 'EACCES':
      return new Error(
        `Port ${port} may not be opened by this user. Choose one above 1023 with --port. To allow it on Linux until the next boot: sudo sysctl net.ipv4.ip_unprivileged_port_start=${port}`,
      )
    case 'EADDRNOTAVAIL':
      return new Error(`${host} is not an address of this machine. Choose another with --host.`)
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new Error(`No address is known for the host ${host}. Choose another with --host.`)
    default:
      return error
  }
}

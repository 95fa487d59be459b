/** How this command was called, so that what it prints can be run as it stands. */
export function ownName({ npm_command: command, npm_package_name: name }: NodeJS.ProcessEnv): string {
  if (command === undefined) return 'smile-id-emulator'
  // A script of the clone is the only way there; npx finds it in a project, and so it does from a script of the project's.
  return name === 'smile-id-emulator' && command !== 'exec' ? 'npm run -s cli --' : 'npx smile-id-emulator'
}

/** How this command was called, so that the commands it prints can be run as they are. */
export function ownName({ npm_command: command, npm_package_name: name }: NodeJS.ProcessEnv): string {
  if (command === undefined) return 'smile-id-emulator'
  // In a clone only its own script works; in a project npx finds the command, also from the project's scripts.
  return name === 'smile-id-emulator' && command !== 'exec' ? 'npm run -s cli --' : 'npx smile-id-emulator'
}

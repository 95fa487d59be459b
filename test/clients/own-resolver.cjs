// Loaded before a program: what a line in the hosts file does, and port 443 of it. No other name is looked up, so that nothing
// outside of this machine can be reached.
const dns = require('node:dns')
const https = require('node:https')

const [name, port] = process.env.HOSTS_LINE.split(' ')

function lookup(asked, options, found) {
  if (asked !== name) return found(new Error(`${asked} was looked up, and nothing but ${name} may be.`))
  return options.all ? found(null, [{ address: '127.0.0.1', family: 4 }]) : found(null, '127.0.0.1', 4)
}

const { createConnection } = https.Agent.prototype
https.Agent.prototype.createConnection = function (options, done) {
  if (options.port !== 443) throw new Error(`Port ${options.port} was called in place of 443.`)
  return createConnection.call(this, { ...options, port: Number(port), lookup }, done)
}
dns.lookup = lookup

import { constants, createPublicKey, generateKeyPairSync, publicEncrypt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { oldApiKey, secKeyFault, secKeyText, signSecKey } from '../../server/core/sec-key.ts'
import { testRsaKey } from './test-rsa-key.ts'

const timestamp = '1767225600000'

// Made by the Java SDK 1.0.8: new Signature(partnerId, pem).generate_sec_key(1767225600000L).
const sent = {
  '085':
    'oI4J6pmkdR5QGyUIQ6lcyPBXOGEhzv/pCmcdtZTHFHSarYY+fNnMzPgQTmCKg5XUyekwG+wrQp4l7Ndq8DWZCcs/hpE73y6KiL0/jIB8nMM3vlAQCNDz2GmXG7Nmx+LZR9i9aWJCbaDF348yNnOXiEQYlQUprlryfma5DwzcO2Bxf/QZqUVse9sHg8TLaFRoZN4MHH+H4Yu5/hnwXu7y+TcpdunGyekMiD2khqy8A5JZzQ+RE+cIZVBp6tDH8wcgJpQ5CMX5xxp8jWU/HjzacmRCL3pXfEaHFjaYsXnVTJhxjuw2KLvCVikPuSuiLrPymLnJ03xXNkyEgW5V6rdySg==|874ca28b2af01375b20cfcf5b1ad4b45c648990a6fb42c847be992e4d9f67a33',
  '1234':
    'dR878TD55U9agMctp5Qq/9sxiLQpfpL1vHWUk0KwcNdmb0Qjeh7dDTwiVYFRWEbHRnnxj8yBBeAYOpBkc8kuqbI6Dcao9hCyLXlBNTBP2+1XnWULx8+50z5ImJUHQF3ydZMPxINnMld/yn3jG6kgbCDUJZPmWcLuWo8cCmS/gocGq9F+s4sl5KSiP6iuIoK+KiPMlFUPnMIz0ypQ4SaVmSH3P2nTns0Qr7YnfgzgVqI+wR5C5muaLvqo71fDDzCbT8wFTi9w2/COWaneeLKyIfWuYetCHfr/SxMc9tajX104VAxl7p6F+nHt8LAAriQHYCvHx43ciECjVYie6El1rw==|4a321a40e3992b06c4b7d66954850c2cee0d51521ff00da30bafc588fd2f6bbd',
}
const right = sent['085']
const [cipher = '', hash = ''] = right.split('|')
const [otherCipher = ''] = sent['1234'].split('|')

const fault = (secKey: string, partnerId = '085', at = timestamp) =>
  secKeyFault(testRsaKey, { partnerId, timestamp: at, secKey })

describe('a sec_key that was sent', () => {
  test.each(Object.entries(sent))('holds as the SDK of partner %s makes it', (partnerId, secKey) => {
    expect(fault(secKey, partnerId)).toBeUndefined()
  })

  test('is the same for a partner id with zeros and without, as the SDKs read it as a number', () => {
    expect(fault(right, '85')).toBeUndefined()
    expect(fault(right, '00085')).toBeUndefined()
    const texts = ['085', '85', '0', '000', 'acme'].map((id) => secKeyText(id, 'T'))
    expect(texts).toEqual(['85:T', '85:T', '0:T', '0:T', 'acme:T'])
  })

  test('may have its cipher in lines, as Ruby writes base64', () => {
    const inLines = `${cipher.match(/.{1,60}/g)?.join('\n')}\n`
    expect(fault(`${inLines}|${hash}`)).toBeUndefined()
  })

  test.each([
    ['the hash alone', hash, 'it has no "|"'],
    ['the cipher alone', cipher, 'it has no "|"'],
    ['nothing', '', 'it has no "|"'],
    ['a signature of today', 'dNsZmrxeofsWjzlXAb0T1iqhqDw1FnlJvvG4H6LWgSA=', 'it has no "|"'],
    ['a bar alone', '|', 'the hash'],
    ['a cipher without its hash', `${cipher}|`, 'the hash'],
    ['a hash in capitals', `${cipher}|${hash.toUpperCase()}`, 'the hash'],
    ['a hash and something after it', `${right}|`, 'the hash'],
    ['a hash with a letter changed', `${cipher}|${hash.replace('8', '9')}`, 'the hash'],
    ['another partner’s', sent['1234'], 'the hash'],
    ['the halves the other way round', `${hash}|${cipher}`, 'the hash'],
    ['a hash without its cipher', `|${hash}`, 'the cipher, before the "|", was not made'],
    ['a cipher that is no base64', `?!?|${hash}`, 'the cipher, before the "|", was not made'],
    ['a cipher with a letter changed', `${cipher.replace('o', 'p')}|${hash}`, 'the cipher'],
    ['a cipher that was cut', `${cipher.slice(0, 340)}|${hash}`, 'the cipher, before the "|", was not made'],
    ['a number larger than the key', `${Buffer.alloc(256, 255).toString('base64')}|${hash}`, 'was not made'],
    ['the cipher of another hash', `${otherCipher}|${hash}`, 'the cipher, before the "|", does not contain the hash'],
    ['the vendor’s answer sent back', signSecKey(testRsaKey, '085', timestamp), 'the cipher'],
  ])('does not hold when it is %s', (_, secKey, words) => {
    expect(fault(secKey)).toContain(words)
  })

  test.each(['1767225600001', '1767225600', '2026-01-01T00:00:00.000Z', ''])(
    'does not hold for the timestamp "%s", and the text to hash is shown',
    (at) => expect(fault(right, '085', at)).toContain(`SHA-256 of "85:${at}"`),
  )

  test('does not hold when it was made with another public key', () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2_048 })
    const foreign = publicEncrypt({ key: other.publicKey, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(hash))
    expect(fault(`${foreign.toString('base64')}|${hash}`)).toContain('was not made with the public key')
  })

  test.each([
    ['that of a signature', '0001', 'ff'],
    ['one too short', '0002', '00'],
    ['one that never ends', '0002', 'ee'],
    ['none', '00aa', '61'],
  ])('does not hold when the padding under the cipher is %s', (_, start, fill) => {
    const block = Buffer.concat([Buffer.from(start, 'hex'), Buffer.alloc(254, fill, 'hex')])
    if (fill !== 'ee') block.write(hash, 256 - hash.length)
    const key = createPublicKey(testRsaKey)
    const secret = publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, block).toString('base64')
    expect(fault(`${secret}|${hash}`)).toContain('was not made with the public key')
  })

  test.each([
    ['a megabyte of letters', 'A'.repeat(1_048_576)],
    ['a megabyte before the bar', `${'A'.repeat(1_048_576)}|${hash}`],
    ['a megabyte after the bar', `${cipher}|${'f'.repeat(1_048_576)}`],
    ['a megabyte of bars', '|'.repeat(1_048_576)],
    ['half a character', '\ud800|\udfff'],
    ['a zero byte', `\0|${hash}`],
  ])('is looked at without a throw when it is %s', (_, secKey) => {
    expect(fault(secKey)).toBeTypeOf('string')
    expect(fault(secKey)?.length).toBeLessThan(300)
  })
})

describe('what is answered', () => {
  test('is signed as OpenSSL signs the same hash', () => {
    // printf %s HASH | openssl pkeyutl -sign -inkey KEY -pkeyopt rsa_padding_mode:pkcs1 | base64
    expect(signSecKey(testRsaKey, '085', '2026-01-01T00:00:00.000Z')).toBe(
      'k9OmvMrdM00j/qJKGjaSwji+f4i+eAqi61jYOMHIvZy4myD5ZehMAPLMXjw0VLlKRA9kT/bz0ynjZKvHMw97AOynfVVfzDBr8sYJilJ2DHQwD504bJG602VladeQIIovq9loVo0ptV35Wiu21QS3LevWlPHSscMyNi/uogkTecvdaytD78IeTVzumdtDq2qHDovGw8U9bYX1uRqCw5dvhQdyBDCvI0LKx4Ywtkgld+tsq/9brVAkDDVrKwlGq3QCH716DBP9aJKDGs+drj8+ZYPbpFT5d0S/0YvNgdNfUujNbXI3bLixXl5MfmijK2s8khXGVIZQizBYmgZ7RyapyQ==|cbdc7bd72583277a71285b4fb53d4831e9a6a160c67a25e3f3a25c739160851d',
    )
  })

  test('is signed for another partner, and another moment, differently', () => {
    const texts = [
      signSecKey(testRsaKey, '085', '1'),
      signSecKey(testRsaKey, '86', '1'),
      signSecKey(testRsaKey, '085', '2'),
    ]
    expect(new Set(texts.flatMap((text) => text.split('|'))).size).toBe(6)
    expect(signSecKey(testRsaKey, '85', '1')).toBe(texts[0])
  })
})

test('the API key is the public half, as PEM and that in base64', () => {
  const { apiKey, pem } = oldApiKey(testRsaKey)
  expect(pem).toMatch(/^-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/=]{1,64}\n)+-----END PUBLIC KEY-----\n$/)
  expect(Buffer.from(apiKey, 'base64').toString()).toBe(pem)
  expect(createPublicKey(pem).equals(createPublicKey(testRsaKey))).toBe(true)
})

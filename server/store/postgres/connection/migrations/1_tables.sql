-- A record is JSON beside the columns it is found by. A column of a client's text has no more than its digest where it is long, or
-- not a text that PostgreSQL can keep. Moments are milliseconds.

-- One row. Whoever replaces everything locks the table; everybody else reads it first.
CREATE TABLE emulator (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  version integer NOT NULL,
  -- Emulators whose own version is lower may not run on it.
  oldest_version integer NOT NULL,
  clock json,
  seed json,
  mintings bigint,
  epoch bigint NOT NULL DEFAULT 0,
  highest_epoch bigint NOT NULL DEFAULT 0
);
INSERT INTO emulator (version, oldest_version) VALUES (1, 1);

CREATE SEQUENCE arrivals;

-- A session is open as long as its connection holds the lock of its number.
CREATE TABLE sessions (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY);

-- What is too long for a notification.
CREATE TABLE notices (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  said_at timestamptz NOT NULL DEFAULT now(),
  notice json NOT NULL
);
CREATE INDEX notices_by_age ON notices (said_at);

-- A partner's row is locked by whoever decides about it. It stays when what is kept of the partner is forgotten: then it has no arrival.
CREATE TABLE partners (
  partner_id text COLLATE "C" PRIMARY KEY,
  arrival bigint,
  epoch bigint,
  serial bigint NOT NULL DEFAULT 0,
  ids_made bigint NOT NULL DEFAULT 0,
  bytes bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

CREATE TABLE temporary_partners (
  partner_id text COLLATE "C" PRIMARY KEY,
  arrival bigint NOT NULL DEFAULT nextval('arrivals'),
  has_own_clock boolean NOT NULL,
  now float8,
  record json NOT NULL
);

CREATE TABLE queue (
  arrival bigint PRIMARY KEY DEFAULT nextval('arrivals'),
  partner_id text COLLATE "C" NOT NULL,
  scenario text NOT NULL
);
CREATE INDEX queue_of_partner ON queue (partner_id, arrival);

CREATE TABLE uploads (
  partner_id text COLLATE "C", ref text COLLATE "C",
  arrival bigint NOT NULL DEFAULT nextval('arrivals'),
  job_id text COLLATE "C" NOT NULL, serial bigint NOT NULL, opened_at float8 NOT NULL, package_at float8,
  bytes integer NOT NULL, record json NOT NULL,
  PRIMARY KEY (partner_id, ref)
);
CREATE INDEX uploads_by_job_id ON uploads (partner_id, job_id, arrival);
CREATE INDEX uploads_waiting ON uploads (partner_id, serial) WHERE package_at IS NULL;

CREATE TABLE jobs (
  partner_id text COLLATE "C", smile_job_id text COLLATE "C",
  arrival bigint NOT NULL DEFAULT nextval('arrivals'),
  ref text COLLATE "C" NOT NULL,
  user_id text COLLATE "C" NOT NULL, job_id text COLLATE "C" NOT NULL, product text COLLATE "C" NOT NULL,
  serial bigint NOT NULL, submitted_at float8 NOT NULL, last_result_at float8,
  bytes integer NOT NULL, record json NOT NULL,
  PRIMARY KEY (partner_id, smile_job_id)
);
CREATE INDEX jobs_by_job_id ON jobs (job_id, partner_id, user_id, serial);
CREATE INDEX jobs_of_user ON jobs (partner_id, user_id, product);
CREATE INDEX jobs_by_time ON jobs (submitted_at DESC, serial DESC, arrival);
CREATE INDEX jobs_of_partner_by_time ON jobs (partner_id, submitted_at DESC, serial DESC, arrival);
CREATE INDEX jobs_in_order ON jobs (partner_id, arrival);
CREATE INDEX jobs_to_come ON jobs (partner_id, last_result_at);

CREATE TABLE deliveries (
  id text COLLATE "C" PRIMARY KEY,
  arrival bigint NOT NULL DEFAULT nextval('arrivals'),
  partner_id text COLLATE "C" NOT NULL, smile_job_id text COLLATE "C" NOT NULL, job_id text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL, due_at float8 NOT NULL, end_at float8 NOT NULL, tries integer NOT NULL,
  -- Whose clock it waits for: a temporary partner's own, by its id, or the emulator's, which has no name.
  clock_owner text COLLATE "C" NOT NULL, destination text COLLATE "C" NOT NULL,
  claimed_by integer,
  bytes integer NOT NULL, record json NOT NULL
);
CREATE INDEX deliveries_of_job ON deliveries (partner_id, smile_job_id, arrival);
CREATE INDEX deliveries_in_order ON deliveries (arrival);
CREATE INDEX deliveries_by_job_id ON deliveries (job_id, arrival);
CREATE INDEX deliveries_by_state ON deliveries (partner_id, state, end_at);
CREATE INDEX deliveries_due ON deliveries (clock_owner, due_at, arrival) WHERE state = 'owed' AND claimed_by IS NULL;
CREATE INDEX deliveries_due_there ON deliveries (clock_owner, destination, due_at, arrival)
  WHERE state = 'owed' AND claimed_by IS NULL;
CREATE INDEX deliveries_claimed ON deliveries (claimed_by) WHERE claimed_by IS NOT NULL;

CREATE TABLE users (
  partner_id text COLLATE "C", user_id text COLLATE "C",
  arrival bigint NOT NULL DEFAULT nextval('arrivals'),
  bytes integer NOT NULL, record json NOT NULL,
  PRIMARY KEY (partner_id, user_id)
);

CREATE TABLE links (
  partner_id text COLLATE "C", ref_id text COLLATE "C",
  arrival bigint NOT NULL DEFAULT nextval('arrivals'),
  user_id text COLLATE "C",
  bytes integer NOT NULL, record json NOT NULL,
  PRIMARY KEY (partner_id, ref_id)
);
CREATE INDEX links_of_user ON links (partner_id, user_id, arrival) WHERE user_id IS NOT NULL;

CREATE TABLE streaks (
  partner_id text COLLATE "C", subject text COLLATE "C", scenario text COLLATE "C",
  arrival bigint NOT NULL DEFAULT nextval('arrivals'),
  bytes integer NOT NULL, record json NOT NULL,
  PRIMARY KEY (partner_id, subject, scenario)
);

CREATE TABLE bound_values (
  partner_id text COLLATE "C", reference text COLLATE "C",
  arrival bigint NOT NULL DEFAULT nextval('arrivals'),
  bound_at float8 NOT NULL,
  bytes integer NOT NULL, record json NOT NULL,
  PRIMARY KEY (partner_id, reference)
);
CREATE INDEX bound_values_by_age ON bound_values (partner_id, bound_at);

CREATE TABLE frauds (
  partner_id text COLLATE "C", user_id text COLLATE "C",
  arrival bigint NOT NULL DEFAULT nextval('arrivals'),
  bytes integer NOT NULL, record json NOT NULL,
  PRIMARY KEY (partner_id, user_id)
);

CREATE TABLE accounts (
  partner_id text COLLATE "C" PRIMARY KEY,
  arrival bigint NOT NULL DEFAULT nextval('arrivals'),
  bytes integer NOT NULL, record json NOT NULL
);

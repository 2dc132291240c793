-- For people: "live", "image drop/HOST1.zip", "remote HOST (SMB 3.1.1, encrypted)".
ALTER TABLE host ADD COLUMN route TEXT NOT NULL DEFAULT '';
UPDATE host SET route = source;

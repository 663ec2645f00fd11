-- SPDX-FileCopyrightText: Meshscope contributors
-- SPDX-License-Identifier: Apache-2.0
-- What a draft was begun from: without it nobody can tell what is mine when others have written since.
ALTER TABLE draft ADD COLUMN base BLOB NOT NULL DEFAULT x'';

BEGIN TRANSACTION;
CREATE TABLE actor (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	merged_into INTEGER, 
	CONSTRAINT pk_actor PRIMARY KEY (id), 
	CONSTRAINT fk_actor_merged_into FOREIGN KEY(merged_into) REFERENCES actor (id), 
	CONSTRAINT uq_actor_key UNIQUE ("key")
);
INSERT INTO "actor" VALUES(1,'126ca499d1a6a6f2','Jelena Simić','person','jelena simic',NULL);
INSERT INTO "actor" VALUES(2,'ee357b30f129b01d','Water Ministry','government','water ministry',NULL);
CREATE TABLE address (
	url TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	title TEXT, 
	etag TEXT, 
	last_modified TEXT, 
	checked TEXT NOT NULL, 
	next_check TEXT, 
	failures INTEGER NOT NULL, 
	note TEXT, 
	CONSTRAINT pk_address PRIMARY KEY (url)
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE appearance (
	id INTEGER NOT NULL, 
	reading_id INTEGER NOT NULL, 
	actor_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	description TEXT, 
	gender TEXT, 
	roles TEXT NOT NULL, 
	mentions TEXT NOT NULL, 
	rule TEXT NOT NULL, 
	found TEXT, 
	CONSTRAINT pk_appearance PRIMARY KEY (id), 
	CONSTRAINT fk_appearance_actor_id FOREIGN KEY(actor_id) REFERENCES actor (id) ON DELETE CASCADE, 
	CONSTRAINT fk_appearance_reading_id FOREIGN KEY(reading_id) REFERENCES reading (id) ON DELETE CASCADE
);
INSERT INTO "appearance" VALUES(1,1,1,'Jelena Simić','person',NULL,NULL,'[]','[{"start":42,"end":54,"text":"Jelena Simić"}]','the same full name',NULL);
INSERT INTO "appearance" VALUES(2,1,2,'Water Ministry','government',NULL,NULL,'[]','[{"start":113,"end":127,"text":"Water Ministry"}]','the same full name',NULL);
INSERT INTO "appearance" VALUES(3,3,1,'Jelena Simić','person',NULL,NULL,'[]','[{"start":42,"end":54,"text":"Jelena Simić"}]','the same full name',NULL);
INSERT INTO "appearance" VALUES(4,3,2,'Water Ministry','government',NULL,NULL,'[]','[{"start":113,"end":127,"text":"Water Ministry"}]','the same full name',NULL);
INSERT INTO "appearance" VALUES(5,4,1,'Jelena Simić','person',NULL,NULL,'[]','[{"start":42,"end":54,"text":"Jelena Simić"}]','the same full name',NULL);
INSERT INTO "appearance" VALUES(6,4,2,'Water Ministry','government',NULL,NULL,'[]','[{"start":113,"end":127,"text":"Water Ministry"}]','the same full name',NULL);
CREATE TABLE article (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	source TEXT NOT NULL, 
	ref TEXT, 
	within TEXT, 
	added TEXT NOT NULL, 
	CONSTRAINT pk_article PRIMARY KEY (id), 
	CONSTRAINT uq_article_key UNIQUE ("key")
);
INSERT INTO "article" VALUES(1,'078965b0adddd71e','dam.txt',NULL,NULL,'2026-03-01T12:00:00+00:00');
INSERT INTO "article" VALUES(2,'39ebd6e38e7fb42e','b.txt',NULL,NULL,'2026-03-01T12:00:00+00:00');
CREATE TABLE blob (
	digest TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_blob PRIMARY KEY (digest)
);
INSERT INTO "blob" VALUES('sha256:992509b1b8b089f0e84feaa432d4c38693f1681b15172d3d3d54c445fa4cc360',150,X'28B52FFD2096050400D2081D2190B5E9FE7FBD7BDC9728DB5DCCDFB29FA5F164D1820D4F718CA343EA727D3DD00188BA55CE3C79EAD1CE36969AC9FB76077F693EAEF1AC8173C99AC6B75D8AAFBF6FCC1288DB00428873A82B5997318F99F1A4CA824FCF9CE00375B198D9355687FE9220C490598BF1563940401ADCCEEA040102003F215E96413003');
INSERT INTO "blob" VALUES('sha256:65138e5607571076962bb85621ebbd2879a62d75a5d1cdc220331ae1dccf7fbc',152,X'28B52FFD2098FD0300B2481C20A0A5E9FAA3AB3FAE77E37659FEDEFD535A4EC43A997031C23E7EA1F27EDD850146722A678E1CD5AF4E36860A8FE69B13FDD25A78E05905C74715F6DE72053CFB7C533640C8707C6A1D55AB8766157830E1A156676E687107489C49999B265FBF2008B163D6D2732A272840449B9B4C0803003F21CE19A29B152833');
CREATE TABLE channel (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	CONSTRAINT pk_channel PRIMARY KEY (id), 
	CONSTRAINT uq_channel_key UNIQUE ("key")
);
INSERT INTO "channel" VALUES(1,'b29aa592f23651d9','Telegram','social');
CREATE TABLE correction (
	number INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	person TEXT NOT NULL, 
	action TEXT NOT NULL, 
	target TEXT NOT NULL, 
	article TEXT, 
	reason TEXT, 
	"before" TEXT, 
	"after" TEXT, 
	texts TEXT NOT NULL, 
	undoes INTEGER, 
	previous TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	CONSTRAINT pk_correction PRIMARY KEY (number), 
	CONSTRAINT fk_correction_undoes FOREIGN KEY(undoes) REFERENCES correction (number), 
	CONSTRAINT uq_correction_hash UNIQUE (hash)
);
CREATE TABLE event (
	id INTEGER NOT NULL, 
	reading_id INTEGER NOT NULL, 
	statement_id INTEGER, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	what TEXT NOT NULL, 
	type TEXT, 
	actors TEXT NOT NULL, 
	place TEXT, 
	earliest TEXT, 
	latest TEXT, 
	rule TEXT, 
	CONSTRAINT pk_event PRIMARY KEY (id), 
	CONSTRAINT fk_event_reading_id FOREIGN KEY(reading_id) REFERENCES reading (id) ON DELETE CASCADE, 
	CONSTRAINT fk_event_statement_id FOREIGN KEY(statement_id) REFERENCES statement (id)
);
CREATE TABLE figure (
	id INTEGER NOT NULL, 
	reading_id INTEGER NOT NULL, 
	statement_id INTEGER, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	low FLOAT, 
	high FLOAT, 
	unit TEXT NOT NULL, 
	"of" TEXT, 
	rule TEXT NOT NULL, 
	CONSTRAINT pk_figure PRIMARY KEY (id), 
	CONSTRAINT fk_figure_reading_id FOREIGN KEY(reading_id) REFERENCES reading (id) ON DELETE CASCADE, 
	CONSTRAINT fk_figure_statement_id FOREIGN KEY(statement_id) REFERENCES statement (id)
);
CREATE TABLE made_by (
	id INTEGER NOT NULL, 
	digest TEXT NOT NULL, 
	sayso TEXT NOT NULL, 
	models TEXT NOT NULL, 
	lexicons TEXT NOT NULL, 
	CONSTRAINT pk_made_by PRIMARY KEY (id), 
	CONSTRAINT uq_made_by_digest UNIQUE (digest)
);
INSERT INTO "made_by" VALUES(1,'sha256:41d46359720172e8ae34cc8e5000240728d100d5617f0982f2c09aa9b1101f1f','0.1','{"parser":"by hand"}','sha256:0');
INSERT INTO "made_by" VALUES(2,'sha256:51a479a8cdd72e2c1ffa43c4972da72bceb444aab82c3788012cbedcbe6666a1','0.2','{"parser":"by hand"}','sha256:0');
CREATE TABLE place (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	lat FLOAT NOT NULL, 
	lon FLOAT NOT NULL, 
	country TEXT, 
	kind TEXT, 
	precision_km FLOAT, 
	CONSTRAINT pk_place PRIMARY KEY (id), 
	CONSTRAINT uq_place_key UNIQUE ("key")
);
INSERT INTO "place" VALUES(1,'520c6f61600d677c','Foča','foca',43.5,18.8,'BA','settlement',1.0);
CREATE TABLE place_mention (
	id INTEGER NOT NULL, 
	reading_id INTEGER NOT NULL, 
	place_id INTEGER, 
	statement_id INTEGER, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	candidates INTEGER NOT NULL, 
	rule TEXT NOT NULL, 
	found TEXT, 
	CONSTRAINT pk_place_mention PRIMARY KEY (id), 
	CONSTRAINT fk_place_mention_place_id FOREIGN KEY(place_id) REFERENCES place (id), 
	CONSTRAINT fk_place_mention_reading_id FOREIGN KEY(reading_id) REFERENCES reading (id) ON DELETE CASCADE, 
	CONSTRAINT fk_place_mention_statement_id FOREIGN KEY(statement_id) REFERENCES statement (id)
);
INSERT INTO "place_mention" VALUES(1,1,1,2,103,107,'Foča',1,'by hand',NULL);
INSERT INTO "place_mention" VALUES(2,3,1,4,103,107,'Foča',1,'by hand',NULL);
INSERT INTO "place_mention" VALUES(3,4,1,6,103,107,'Foča',1,'by hand',NULL);
CREATE TABLE reading (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	version_id INTEGER NOT NULL, 
	made_by_id INTEGER NOT NULL, 
	current BOOLEAN NOT NULL, 
	title TEXT, 
	text TEXT NOT NULL, 
	content TEXT NOT NULL, 
	url TEXT, 
	outlet TEXT, 
	outlet_folded TEXT, 
	published TEXT, 
	published_time TEXT, 
	language TEXT, 
	byline TEXT NOT NULL, 
	passages TEXT NOT NULL, 
	credits TEXT NOT NULL, 
	report BLOB NOT NULL, 
	CONSTRAINT pk_reading PRIMARY KEY (id), 
	CONSTRAINT fk_reading_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE, 
	CONSTRAINT fk_reading_made_by_id FOREIGN KEY(made_by_id) REFERENCES made_by (id) ON DELETE CASCADE, 
	CONSTRAINT fk_reading_version_id FOREIGN KEY(version_id) REFERENCES version (id) ON DELETE CASCADE, 
	CONSTRAINT uq_reading_version_id_made_by_id UNIQUE (version_id, made_by_id)
);
INSERT INTO "reading" VALUES(1,1,1,1,0,'Dam at Višegrad holds','Dam at Višegrad holds

The dam was sound, Jelena Simić said on Monday.

Cracks were reported in May at Foča, the Water Ministry denied on Telegram.','sha256:992509b1b8b089f0e84feaa432d4c38693f1681b15172d3d3d54c445fa4cc360',NULL,NULL,NULL,NULL,NULL,'en','[]','[{"start":0,"end":21,"role":"headline","rule":null},{"start":23,"end":70,"role":"body","rule":null},{"start":72,"end":147,"role":"body","rule":null}]','[]',X'28B52FFD60FD07AD1B00766E872F6049DB06210802011812818587003525B12FD9204BB2962B271C5B8FFA70A8B4CD2E19BD751389CC8B4666519080087F007A00730053CD6D50D13EC550026FE00DE68311526FE583234C6805EA57455B401D7D077E5DCA148A73CB3A9865710BF394A7BC64D198F6B446D11C0A43D1286E7989B2ECB263699839180D7B9AA73D0CC6240C86A3609285E683A30C5DBF5C5DFA0E9F88F6A9A3ECA414A72E7DBE10627AD4D1D7BAB4057819212CD5D18D1872531F02CFF0A5A8ABC1C0991E5DCAF0FB7535164B4B16D38B0F5B28C98A4028B92475297BC3B70C6994BA5AE2E873D6C51C7DB93FF58181A3931F3BE742746922829C80DBF9A949FE6C6F0525F9778162E8D55A0812A281691594B77AAC5872839A0C6E2581C4B4CFA382F2A85EEF540F2474D408D43A433EA0D673290611852B5F625747A17F38CB57D3A30D7D37E86A3C86E0F42F79CEF57D765FC8E98A3C52EC7DC94E97C77E484B37F9C52919C2D1BA648665882E4CB2484ED9F2CEEFD13996FDBCB5191684923847FC2BC213AEE3D7B9247F7E3F964E973A3F567AF8C276F48B1147FD0B8FA1D9F09120504ABA02005E82CC7EABE180996B0786BA244FB99009F9C528C1D4D138A79D9E057E1BF593D2A31D8D21188650242C99DC502EEB5206831131FCE7F6FBFAF93A5D2CD11C8D18163CF66CC752C000755C6A124D83BA9884B25061CDADC68AC028F9393F1A1E5BC677ABABD12ECEA58AA5515CB283F8485A6B0BB6600D912C56808AA03115460819CD480A8A0A92E52042629062781BB567652F57B8EC3BB989EA2C4144B01B175CCFDE9A5E326EB31B92F358F04F22811CC959C26E3DD219F4FC618BE55D23EE25928962D8AB2BC2197F74637DB3E4A70CC936BDDA386F9229AB48EEB7AC8E21134662184EE237DB9A9817C1F3453A4B6F88160B8E82F0FC212B92B591579102B9A38CCB6251BE0F50D6AABFA6E1F74DE7CB869010A69044500A69962DCE8E6FA8EBA6B4E72E5729F186C413429EB7D58E2E86540A2DAC6F7879C959FE7CFBBC6C718F571E367D52502829BBBDE5CDB1FD2B70D87649E19295A36A15779A2C610B01FFEF025DD5A685E1112D7E98AB2EED0094229354642BA9CE528E032A3241041D1345FD958B1FCCF45A4AC03AC5C88C0E8765106777F883060A90667B3A31A84CEEBF0638768E6D4BFA127406C3ED39C1A17B27C36AE9554CF7607C866239CAD1347BAE73D0CD55A804387035');
INSERT INTO "reading" VALUES(2,1,2,1,1,'Dam at Višegrad holds','Dam at Višegrad holds

The dam was cracked, Jelena Simić said on Monday.

Cracks were reported in May at Foča, the Water Ministry denied on Telegram.','sha256:65138e5607571076962bb85621ebbd2879a62d75a5d1cdc220331ae1dccf7fbc',NULL,NULL,NULL,NULL,NULL,'en','[]','[{"start":0,"end":21,"role":"headline","rule":null},{"start":23,"end":72,"role":"body","rule":null},{"start":74,"end":149,"role":"body","rule":null}]','[]',X'28B52FFD604D028D0F0006E0602E70A76D03A9AA218008C87DC404319214EE95ADBAF46DA64CB0D87CA30C9E22C21CF6BF1BA1515398F392FFE9020B550057005100BD4A22912C4BE3A630B38CC34BB30B47B1F0F3B4B2348CE2799666D13889E2304ED230AD48284CC31A6659C81D98F66BEEE7EAD26F78045C56A6DDA6245D97725C28C0F4285376BA5411F053463D95E9C2869AAB43B37F13A8865EAD6DF0200B4CCB50D1296ED5B319940F404CCB513254948ADDBA62F0E0A03BA036F66B036A712B683B9BF26550705935941015A282F39390E29D9076F0C02150BF0A2E0165FA0DFDBAB43D0FE7D11A2B01DC90BBF748D19B92AEEFF792D4E568B0E9D1A5FDDEBD2EC7024141702696CFE2249615794F8AD2D4A51DDDE36D48E5D4A52C4C39B6AE84E9CF7D578706536FC8BA6FA44B11F07542BBD8ACA6F9EEA263A800228E0653EF972277BCA0138FB2B9867EBA226AB6CF8DFC354B884894A9F4697D7A169A17C67D773C25887B74DB174DF96D63C3FE15697FFBF86D519AEFEFB867D3A5B1212B41E23EF7702C6143F70B012B204042C3A4B21D6CCC304D019C2FEA2D93B63BD1443A495945D9B68140158CBA1440A266C6ED1640D62F6B23E9F0616283813D69603089BBA4084D318FFB34307A8EB67AA985D385B18B270182C6D78CAD55D4843A48E33910E388E756DAD366AC1DB7930D22C0C19C01');
INSERT INTO "reading" VALUES(3,2,3,1,0,'Dam at Višegrad holds','Dam at Višegrad holds

The dam was sound, Jelena Simić said on Monday.

Cracks were reported in May at Foča, the Water Ministry denied on Telegram.','sha256:992509b1b8b089f0e84feaa432d4c38693f1681b15172d3d3d54c445fa4cc360',NULL,NULL,NULL,NULL,NULL,'en','[]','[{"start":0,"end":21,"role":"headline","rule":null},{"start":23,"end":70,"role":"body","rule":null},{"start":72,"end":147,"role":"body","rule":null}]','[]',X'28B52FFD60FD07AD1B00766E872F6049DB06210802011812818587003525B12FD9204BB2962B271C5B8FFA70A8B4CD2E19BD751389CC8B4666519080087F007A00730053CD6D50D13EC550026FE00DE68311526FE583234C6805EA57455B401D7D077E5DCA148A73CB3A9865710BF394A7BC64D198F6B446D11C0A43D1286E7989B2ECB263699839180D7B9AA73D0CC6240C86A3609285E683A30C5DBF5C5DFA0E9F88F6A9A3ECA414A72E7DBE10627AD4D1D7BAB4057819212CD5D18D1872531F02CFF0A5A8ABC1C0991E5DCAF0FB7535164B4B16D38B0F5B28C98A4028B92475297BC3B70C6994BA5AE2E873D6C51C7DB93FF58181A3931F3BE742746922829C80DBF9A949FE6C6F0525F9778162E8D55A0812A281691594B77AAC5872839A0C6E2581C4B4CFA382F2A85EEF540F2474D408D43A433EA0D673290611852B5F625747A17F38CB57D3A30D7D37E86A3C86E0F42F79CEF57D765FC8E98A3C52EC7DC94E97C77E484B37F9C52919C2D1BA648665882E4CB2484ED9F2CEEFD13996FDBCB5191684923847FC2BC213AEE3D7B9247F7E3F964E973A3F567AF8C276F48B1147FD0B8FA1D9F09120504ABA02005E82CC7EABE180996B0786BA244FB99009F9C528C1D4D138A79D9E057E1BF593D2A31D8D21188650242C99DC502EEB5206831131FCE7F6FBFAF93A5D2CD11C8D18163CF66CC752C000755C6A124D83BA9884B25061CDADC68AC028F9393F1A1E5BC677ABABD12ECEA58AA5515CB283F8485A6B0BB6600D912C56808AA03115460819CD480A8A0A92E52042629062781BB567652F57B8EC3BB989EA2C4144B01B175CCFDE9A5E326EB31B92F358F04F22811CC959C26E3DD219F4FC618BE55D23EE25928962D8AB2BC2197F74637DB3E4A70CC936BDDA386F9229AB48EEB7AC8E21134662184EE237DB9A9817C1F3453A4B6F88160B8E82F0FC212B92B591579102B9A38CCB6251BE0F50D6AABFA6E1F74DE7CB869010A69044500A69962DCE8E6FA8EBA6B4E72E5729F186C413429EB7D58E2E86540A2DAC6F7879C959FE7CFBBC6C718F571E367D52502829BBBDE5CDB1FD2B70D87649E19295A36A15779A2C610B01FFEF025DD5A685E1112D7E98AB2EED0094229354642BA9CE528E032A3241041D1345FD958B1FCCF45A4AC03AC5C88C0E8765106777F883060A90667B3A31A84CEEBF0638768E6D4BFA127406C3ED39C1A17B27C36AE9554CF7607C866239CAD1347BAE73D0CD55A804387035');
INSERT INTO "reading" VALUES(4,2,3,2,1,'Dam at Višegrad holds','Dam at Višegrad holds

The dam was sound, Jelena Simić said on Monday.

Cracks were reported in May at Foča, the Water Ministry denied on Telegram.','sha256:992509b1b8b089f0e84feaa432d4c38693f1681b15172d3d3d54c445fa4cc360',NULL,NULL,NULL,NULL,NULL,'en','[]','[{"start":0,"end":21,"role":"headline","rule":null},{"start":23,"end":70,"role":"body","rule":null},{"start":72,"end":147,"role":"body","rule":null}]','[]',X'28B52FFD60FD07B51B00766E872F6049DB06210802011812818587003525B12FD9204BB2962B271C5B8FFA70A8B4CD2E19BD751389CC8B4666519080087F007A00730053CD6D50D13EC550026FE00DE68311526FE583234C6805EA57455B401D7D077E5DCA148A73CB3A9865710BF394A7BC64D198F6B446D11C0A43D1286E7989B2ECB263699839180D7B9AA73D0CC6240C86A3609285E683A30C5DBF5C5DFA0E9F88F6A9A3ECA414A72E7DBE10627AD4D1D7BAB4057819212CD5D18D1872531F02CFF0A5A8ABC1C0991E5DCAF0FB7535164B4B16D38B0F5B28C98A4028B92475297BC3B70C6994BA5AE2E873D6C51C7DB93FF58181A3931F3BE742746922829C80DBF9A949FE6C6F0525F9778162E8D55A0812A281691594B77AAC5872839A0C6E2581C4B4CFA382F2A85EEF540F2474D408D43A433EA0D673290611852B5F625747A17F38CB57D3A30D7D37E86A3C86E0F42F79CEF57D765FC8E98A3C52EC7DC94E97C77E484B37F9C52919C2D1BA648665882E4CB2484ED9F2CEEFD13996FDBCB5191684923847FC2BC213AEE3D7B9247F7E3F964E973A3F567AF8C276F48B1147FD0B8FA1D9F09120504ABA02005E82CC7EABE180996B0786BA244FB99009F9C524C1D4D138A79D9E057E1BF593D2A31D8D21188650242C99DC502EEB5206831131FCE7F6FBFAF93A5D2CD11C8D18163CF66CC752C000755C6A124D83BA9884B25061CDADC68AC028F9393F1A1E5BC677ABABD12ECEA58AA5515CB283F8485A6B0BB6600D912C56808AA031154648311A490A8A0A92E520426210B2BC0DB5E7652757B8EC3BB989EA2C4144B09B175CC8BF5AF30B139BD496DC8E05EB2412C99FCC527BEB91CEA0E70F5B2BEF92B81749268E616F570465FF8135F4D1929F3324DBF46AC63993CC582572FFB2BA0C999012C350895FD9D6685E24CF17E92CBD215A2CB88BC2E343D6276BA3AF220572471997C5A2FC1CA0DCAAAFA6A1EE9BCD57865013A6D844500A69C61667836F088BA6B4CF5DD72AF2A68C37449ED7D58E5E0C416A0DAC367B597958E6F9F678D9C21EAF3A6CC2A4B05042765B9637A3F6AFC061DBCBCB917C8E4EABB4D37C093B08F87F0B6051B3B6CC0CB55861AE756947A0806C7231DB09BA0B380850F11911344C14F607DE7E30D26B2E01FB14A3353A0FCB4C1C0BC10D1A5080A4FBB38886CA3CDF1B81B039B43829174E5518AE9C1300BD3BB9ADD653C5748FE3333A96A31C95DE9E6B0DBAB9132A010E4A0D');
CREATE TABLE redaction (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	person TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	what TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	CONSTRAINT pk_redaction PRIMARY KEY (id), 
	CONSTRAINT uq_redaction_key UNIQUE ("key")
);
CREATE TABLE refusal (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	source TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	way_out TEXT NOT NULL, 
	bytes_key TEXT, 
	made_by TEXT, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_refusal PRIMARY KEY (id), 
	CONSTRAINT uq_refusal_key UNIQUE ("key")
);
INSERT INTO "refusal" VALUES(1,'aaa51016310e3f4c','bad.txt','no words','give words',NULL,NULL,'2026-03-01T12:00:00+00:00');
CREATE TABLE sighting (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	version_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	seen TEXT NOT NULL, 
	CONSTRAINT pk_sighting PRIMARY KEY (id), 
	CONSTRAINT fk_sighting_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE, 
	CONSTRAINT fk_sighting_version_id FOREIGN KEY(version_id) REFERENCES version (id) ON DELETE CASCADE
);
INSERT INTO "sighting" VALUES(1,1,1,'d6e8a1932141188b','2026-03-01T12:00:00+00:00');
INSERT INTO "sighting" VALUES(2,1,2,'9f553d36c397be81','2026-03-01T12:00:00+00:00');
INSERT INTO "sighting" VALUES(3,2,3,'8b886f40f9f1c1ac','2026-03-01T12:00:00+00:00');
CREATE TABLE statement (
	id INTEGER NOT NULL, 
	reading_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	ident TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	content TEXT NOT NULL, 
	spans TEXT NOT NULL, 
	cue TEXT, 
	cue_start INTEGER, 
	cue_end INTEGER, 
	source TEXT, 
	source_start INTEGER, 
	source_end INTEGER, 
	kind TEXT NOT NULL, 
	stance TEXT NOT NULL, 
	certainty TEXT NOT NULL, 
	strength TEXT NOT NULL, 
	actor_id INTEGER, 
	speaker TEXT, 
	speaker_kind TEXT NOT NULL, 
	speaker_description TEXT, 
	speaker_grade TEXT NOT NULL, 
	speaker_doubt TEXT, 
	speaker_rule TEXT, 
	channel_id INTEGER, 
	channel_start INTEGER, 
	channel_end INTEGER, 
	said_earliest TEXT, 
	said_latest TEXT, 
	hedges TEXT NOT NULL, 
	within TEXT, 
	rule TEXT NOT NULL, 
	status TEXT NOT NULL, 
	found TEXT, 
	CONSTRAINT pk_statement PRIMARY KEY (id), 
	CONSTRAINT fk_statement_actor_id FOREIGN KEY(actor_id) REFERENCES actor (id), 
	CONSTRAINT fk_statement_channel_id FOREIGN KEY(channel_id) REFERENCES channel (id), 
	CONSTRAINT fk_statement_reading_id FOREIGN KEY(reading_id) REFERENCES reading (id) ON DELETE CASCADE
);
INSERT INTO "statement" VALUES(1,1,'623dab19a00b30a3','s23-40',23,40,'The dam was sound','[[23,40]]',NULL,NULL,NULL,'Jelena Simić',42,54,'indirect','asserts','plain','neutral',1,'Jelena Simić','person',NULL,'certain',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'[]',NULL,'by hand','found',NULL);
INSERT INTO "statement" VALUES(2,1,'9e8c7fafed0e3056','s72-107',72,107,'Cracks were reported in May at Foča','[[72,107]]',NULL,NULL,NULL,'Water Ministry',113,127,'indirect','denies','plain','neutral',2,'Water Ministry','government',NULL,'certain',NULL,NULL,1,138,146,NULL,NULL,'[]',NULL,'by hand','found',NULL);
INSERT INTO "statement" VALUES(3,3,'3d137b5fbc710c84','s23-40',23,40,'The dam was sound','[[23,40]]',NULL,NULL,NULL,'Jelena Simić',42,54,'indirect','asserts','plain','neutral',1,'Jelena Simić','person',NULL,'certain',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'[]',NULL,'by hand','found',NULL);
INSERT INTO "statement" VALUES(4,3,'16ff626517e3e4f1','s72-107',72,107,'Cracks were reported in May at Foča','[[72,107]]',NULL,NULL,NULL,'Water Ministry',113,127,'indirect','denies','plain','neutral',2,'Water Ministry','government',NULL,'certain',NULL,NULL,1,138,146,NULL,NULL,'[]',NULL,'by hand','found',NULL);
INSERT INTO "statement" VALUES(5,4,'3d137b5fbc710c84','s23-40',23,40,'The dam was sound','[[23,40]]',NULL,NULL,NULL,'Jelena Simić',42,54,'indirect','asserts','plain','neutral',1,'Jelena Simić','person',NULL,'certain',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'[]',NULL,'by hand','found',NULL);
INSERT INTO "statement" VALUES(6,4,'16ff626517e3e4f1','s72-107',72,107,'Cracks were reported in May at Foča','[[72,107]]',NULL,NULL,NULL,'Water Ministry',113,127,'indirect','denies','plain','neutral',2,'Water Ministry','government',NULL,'certain',NULL,NULL,1,138,146,NULL,NULL,'[]',NULL,'by hand','found',NULL);
CREATE TABLE time_mention (
	id INTEGER NOT NULL, 
	reading_id INTEGER NOT NULL, 
	statement_id INTEGER, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	earliest TEXT, 
	latest TEXT, 
	rule TEXT NOT NULL, 
	found TEXT, 
	CONSTRAINT pk_time_mention PRIMARY KEY (id), 
	CONSTRAINT fk_time_mention_reading_id FOREIGN KEY(reading_id) REFERENCES reading (id) ON DELETE CASCADE, 
	CONSTRAINT fk_time_mention_statement_id FOREIGN KEY(statement_id) REFERENCES statement (id)
);
INSERT INTO "time_mention" VALUES(1,1,2,93,99,'in May','2026-05-01','2026-05-01','by hand',NULL);
INSERT INTO "time_mention" VALUES(2,3,4,93,99,'in May','2026-05-01','2026-05-01','by hand',NULL);
INSERT INTO "time_mention" VALUES(3,4,6,93,99,'in May','2026-05-01','2026-05-01','by hand',NULL);
CREATE TABLE version (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	digest TEXT NOT NULL, 
	seen TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	charset TEXT, 
	hints TEXT NOT NULL, 
	said TEXT NOT NULL, 
	complete BOOLEAN NOT NULL, 
	gist TEXT NOT NULL, 
	CONSTRAINT pk_version PRIMARY KEY (id), 
	CONSTRAINT fk_version_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE, 
	CONSTRAINT fk_version_digest FOREIGN KEY(digest) REFERENCES blob (digest)
);
INSERT INTO "version" VALUES(1,1,'sha256:992509b1b8b089f0e84feaa432d4c38693f1681b15172d3d3d54c445fa4cc360','2026-03-01T12:00:00+00:00','plain',NULL,'{"published":null,"url":"https://lantern.example/dam","title":null,"outlet":"Lantern"}','{"published":null,"url":null,"title":null,"outlet":null}',1,'sha256:bcba4ab0cc71f5d74e77be24efed6f9864b82b234bb9f4ba070c73f5bf8e7f20');
INSERT INTO "version" VALUES(2,1,'sha256:65138e5607571076962bb85621ebbd2879a62d75a5d1cdc220331ae1dccf7fbc','2026-03-01T12:00:00+00:00','plain',NULL,'{"published":null,"url":"https://lantern.example/dam","title":null,"outlet":null}','{"published":null,"url":null,"title":null,"outlet":null}',1,'sha256:2836e883ae45e0727b0e10cb6fc2106fcbfb61b23845cc615da6ab2ffd360679');
INSERT INTO "version" VALUES(3,2,'sha256:992509b1b8b089f0e84feaa432d4c38693f1681b15172d3d3d54c445fa4cc360','2026-03-01T12:00:00+00:00','plain',NULL,'{"published":null,"url":null,"title":null,"outlet":null}','{"published":null,"url":null,"title":null,"outlet":null}',1,'sha256:bcba4ab0cc71f5d74e77be24efed6f9864b82b234bb9f4ba070c73f5bf8e7f20');
CREATE INDEX ix_actor_merged_into ON actor (merged_into);
CREATE INDEX ix_address_next_check ON address (next_check);
CREATE INDEX ix_correction_action ON correction (action);
CREATE INDEX ix_correction_article ON correction (article);
CREATE INDEX ix_correction_target ON correction (target);
CREATE INDEX ix_place_folded ON place (folded);
CREATE INDEX ix_place_lat_lon ON place (lat, lon);
CREATE INDEX ix_refusal_bytes_key ON refusal (bytes_key);
CREATE INDEX ix_refusal_source ON refusal (source);
CREATE INDEX ix_version_article_id_seen ON version (article_id, seen);
CREATE INDEX ix_version_digest ON version (digest);
CREATE INDEX ix_reading_article_id_current ON reading (article_id, current);
CREATE INDEX ix_reading_made_by_id ON reading (made_by_id);
CREATE INDEX ix_reading_outlet_folded ON reading (outlet_folded);
CREATE INDEX ix_reading_published ON reading (published);
CREATE INDEX ix_sighting_article_id_key ON sighting (article_id, "key");
CREATE INDEX ix_sighting_version_id ON sighting (version_id);
CREATE INDEX ix_appearance_actor_id ON appearance (actor_id);
CREATE INDEX ix_appearance_found ON appearance (id) WHERE found IS NOT NULL;
CREATE INDEX ix_appearance_reading_id ON appearance (reading_id);
CREATE INDEX ix_statement_actor_id ON statement (actor_id);
CREATE INDEX ix_statement_channel_id ON statement (channel_id);
CREATE INDEX ix_statement_found ON statement (id) WHERE found IS NOT NULL;
CREATE INDEX ix_statement_key ON statement ("key");
CREATE INDEX ix_statement_reading_id ON statement (reading_id);
CREATE INDEX ix_statement_rejected ON statement (id) WHERE status = 'rejected';
CREATE INDEX ix_event_reading_id ON event (reading_id);
CREATE INDEX ix_event_statement_id ON event (statement_id);
CREATE INDEX ix_figure_reading_id ON figure (reading_id);
CREATE INDEX ix_figure_statement_id ON figure (statement_id);
CREATE INDEX ix_place_mention_found ON place_mention (id) WHERE found IS NOT NULL;
CREATE INDEX ix_place_mention_place_id ON place_mention (place_id);
CREATE INDEX ix_place_mention_reading_id ON place_mention (reading_id);
CREATE INDEX ix_place_mention_statement_id ON place_mention (statement_id);
CREATE INDEX ix_time_mention_found ON time_mention (id) WHERE found IS NOT NULL;
CREATE INDEX ix_time_mention_reading_id ON time_mention (reading_id);
CREATE INDEX ix_time_mention_statement_id ON time_mention (statement_id);
CREATE VIEW articles AS 
        SELECT a.key AS id, a.ref, r.url, r.outlet, r.title, r.published,
               CAST(NULL AS TEXT) AS story, CAST(NULL AS TEXT) AS origin, CAST(NULL AS TEXT) AS parent,
               'unknown' AS origin_kind, '[]' AS evidence,
               r.published_time, r.language, r.byline, r.credits, a.source, a.within, v.complete, v.seen,
               (SELECT count(*) FROM version w WHERE w.article_id = a.id) AS versions, a.added,
               v.digest AS bytes, r.content, r.text,
               m.sayso AS made_by, m.models, m.lexicons
        FROM reading r
        JOIN article a ON a.id = r.article_id
        JOIN version v ON v.id = r.version_id
        JOIN made_by m ON m.id = r.made_by_id
        WHERE r.current;
CREATE VIEW statements AS 
        SELECT s.key AS id, a.key AS article, r.outlet, r.published, r.url, r.title,
               s.kind, s.content, s.speaker, s.speaker_kind, s.speaker_description, s.speaker_grade,
               s.speaker_doubt, who.key AS actor, who.name AS actor_name,
               c.name AS channel, c.kind AS channel_kind, s.said_earliest, s.said_latest,
               s.stance, s.certainty, s.strength, s.cue, s.source, s.start, s."end", s.spans, s.hedges,
               s.within, s.rule, s.speaker_rule, s.status
        FROM statement s
        JOIN reading r ON r.id = s.reading_id AND r.current
        JOIN article a ON a.id = r.article_id
        LEFT JOIN actor own ON own.id = s.actor_id
        LEFT JOIN actor who ON who.id = coalesce(own.merged_into, own.id)
        LEFT JOIN channel c ON c.id = s.channel_id;
CREATE VIEW actors AS 
        SELECT w.key AS id, w.name, w.kind, coalesce(said.statements, 0) AS statements,
               coalesce(named.articles, 0) AS articles
        FROM actor w
        LEFT JOIN (
            SELECT CAST(coalesce(o.merged_into, o.id) AS INTEGER) AS who, count(*) AS statements
            FROM statement s JOIN reading r ON r.id = s.reading_id AND r.current
            JOIN actor o ON o.id = s.actor_id
            WHERE s.status <> 'rejected' GROUP BY coalesce(o.merged_into, o.id)
        ) said ON said.who = w.id
        LEFT JOIN (
            SELECT CAST(coalesce(o.merged_into, o.id) AS INTEGER) AS who,
                   count(DISTINCT r.article_id) AS articles
            FROM (SELECT reading_id, actor_id FROM appearance
                  UNION ALL SELECT reading_id, actor_id FROM statement WHERE status = 'edited') m
            JOIN reading r ON r.id = m.reading_id AND r.current
            JOIN actor o ON o.id = m.actor_id GROUP BY coalesce(o.merged_into, o.id)
        ) named ON named.who = w.id
        WHERE w.merged_into IS NULL;
CREATE VIEW aliases AS 
        SELECT who.key AS actor, who.name AS actor_name, p.name, p.kind, p.description, p.gender, p.roles,
               p.mentions, a.key AS article, r.outlet, r.published, p.rule, own.key AS own
        FROM appearance p
        JOIN reading r ON r.id = p.reading_id AND r.current
        JOIN article a ON a.id = r.article_id
        JOIN actor own ON own.id = p.actor_id
        JOIN actor who ON who.id = coalesce(own.merged_into, own.id);
CREATE VIEW places AS 
        SELECT a.key AS article, s.key AS statement, r.outlet, r.published, m.start, m."end", m.text,
               p.key AS place, p.name, p.lat, p.lon, p.country, p.kind, p.precision_km, m.candidates, m.rule
        FROM place_mention m
        JOIN reading r ON r.id = m.reading_id AND r.current
        JOIN article a ON a.id = r.article_id
        LEFT JOIN statement s ON s.id = m.statement_id
        LEFT JOIN place p ON p.id = m.place_id;
CREATE VIEW times AS 
        SELECT a.key AS article, s.key AS statement, r.outlet, r.published, m.start, m."end", m.text,
               m.earliest, m.latest, m.rule
        FROM time_mention m
        JOIN reading r ON r.id = m.reading_id AND r.current
        JOIN article a ON a.id = r.article_id
        LEFT JOIN statement s ON s.id = m.statement_id;
CREATE VIEW figures AS 
        SELECT a.key AS article, s.key AS statement, r.outlet, r.published, r.url, r.title,
               who.key AS actor, who.name AS actor_name, s.speaker, s.speaker_description,
               f.start, f."end", f.text, f.low, f.high, f.unit, f.of, f.rule
        FROM figure f
        JOIN reading r ON r.id = f.reading_id AND r.current
        JOIN article a ON a.id = r.article_id
        LEFT JOIN statement s ON s.id = f.statement_id
        LEFT JOIN actor own ON own.id = s.actor_id
        LEFT JOIN actor who ON who.id = coalesce(own.merged_into, own.id);
CREATE VIEW events AS 
        SELECT a.key AS article, s.key AS statement, r.outlet, r.published, e.what, e.type, e.actors,
               e.place, e.earliest, e.latest, e.start, e."end", e.rule
        FROM event e
        JOIN reading r ON r.id = e.reading_id AND r.current
        JOIN article a ON a.id = r.article_id
        LEFT JOIN statement s ON s.id = e.statement_id;
CREATE VIEW channels AS 
        SELECT c.key AS id, c.name, c.kind,
               (SELECT count(*) FROM statement s JOIN reading r ON r.id = s.reading_id AND r.current
                WHERE s.channel_id = c.id AND s.status <> 'rejected') AS statements
        FROM channel c;
CREATE VIEW versions AS 
        SELECT a.key AS article, v.seen, v.digest AS bytes, v.kind, v.complete, v.hints, b.size,
               r.title, r.published, r.content, r.current, m.sayso AS made_by
        FROM version v
        JOIN article a ON a.id = v.article_id
        JOIN blob b ON b.digest = v.digest
        JOIN reading r ON r.version_id = v.id
        JOIN made_by m ON m.id = r.made_by_id;
CREATE VIEW refusals AS SELECT source, reason, way_out, at FROM refusal;
CREATE VIEW corrections AS 
        SELECT number, at, person, action, target, article, reason, before, after, undoes, hash
        FROM correction;
COMMIT;
CREATE VIRTUAL TABLE statement_words USING fts5(words, content='', columnsize=0, tokenize='ascii');
CREATE VIRTUAL TABLE reading_words USING fts5(words, content='', columnsize=0, tokenize='ascii');
CREATE VIRTUAL TABLE actor_words USING fts5(words, content='', columnsize=0, tokenize='ascii');
